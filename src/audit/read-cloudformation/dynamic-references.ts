import { unknownText } from './texts';
import { concat, Part, show, Text } from '../document/text';

const START = '{{resolve:';

/**
 * A text in which references that CloudFormation looks up at deployment are unknown: `{{resolve:ssm:/images/bucket}}`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function withoutDynamicReferences(text: Text): Text {
  if (!text.some((part) => typeof part === 'string' && part.includes(START))) return text;
  const done: Text[] = [];
  let open: Text | undefined;
  const pieces = text.flatMap<Part>((part) => typeof part === 'string' ? part.split(/(\{\{resolve:|\}\})/) : [part]);
  for (const piece of pieces) {
    if (open === undefined) {
      if (piece === START) open = [piece];
      else done.push([piece]);
    } else {
      open = concat(open, [piece]);
      if (piece !== '}}') continue;
      done.push(unknownText(`the dynamic reference ${show(open)}`));
      open = undefined;
    }
  }
  return concat(...done, open ?? []);
}
