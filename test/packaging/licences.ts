const PERMISSIVE = ['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC-BY-4.0', 'CC0-1.0', 'ISC', 'MIT', 'Python-2.0'];

/** Whether a licence, or one of those to choose from, asks for no more than a notice. */
export function isPermissive(licence: string | undefined): boolean {
  return (licence ?? '').replace(/[()]/g, '').split(' OR ').some((choice) => PERMISSIVE.includes(choice));
}
