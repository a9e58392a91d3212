import { escapeHtml } from '../../../src/audit/report/html-escape';
import { HOSTILE } from '../../support/audit-report';

test('nothing of the text is a tag, an entity, or the end of an attribute', () => {
  expect(escapeHtml('<a b="c" d=\'e\'>&amp;`')).toBe('&#60;a b=&#34;c&#34; d=&#39;e&#39;&#62;&#38;amp;&#96;');
  expect(escapeHtml(HOSTILE)).not.toMatch(/[<>"'`\u001b\u202e\n\r]/);
});
