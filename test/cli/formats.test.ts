import { FORMATS, render } from '../../src/cli/formats';
import { reportOf } from '../support/audit-report';
import { fakeTerminal } from '../support/terminal';

test.each([
  ['text', /^fail: /m], ['json', /^\{\n {2}"\$schema"/], ['markdown', /^### /], ['sarif', /"version": "2.1.0"/], ['html', /^<!doctype html>/],
] as const)('%s is a format', (format, begin) => {
  expect(render(reportOf(), format, fakeTerminal())).toMatch(begin);
});

test('these are all', () => {
  expect(FORMATS).toEqual(['text', 'json', 'markdown', 'sarif', 'html']);
});
