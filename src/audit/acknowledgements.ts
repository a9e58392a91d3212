import { RULES } from './rules';

/**
 * Refuses acknowledgements that accept nothing, or that nobody can answer for.
 *
 * @throws when an id is of no rule, or a reason is empty
 */
export function checkAcknowledgements(acknowledge: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(acknowledge)) {
    if (!RULES.some((rule) => rule.id === id)) throw new Error(`an acknowledgement must name a rule, got: ${JSON.stringify(id)}; ids are in the report and in docs/audit-rules.md`);
    if (reason.trim() === '') throw new Error(`an acknowledgement of ${id} must have a reason, got: ${JSON.stringify(reason)}; say why you accept its findings`);
  }
}
