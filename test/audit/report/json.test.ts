import Ajv2020 from 'ajv/dist/2020';
import { json } from '../../../src/audit/report/json';
import { hostileReport, reportOf } from '../../support/audit-report';
import { read } from '../../support/source';

const ajv = new Ajv2020({ strict: true });
ajv.addSchema(JSON.parse(read('schema/hasty-access.schema.json')));
const validate = ajv.compile(JSON.parse(read('schema/audit-report.schema.json')));
const valid = (value: unknown) => [validate(value), validate.errors];

test.each([
  ['a report', reportOf()],
  ['a hostile one', hostileReport()],
  ['one without findings', reportOf({ verdict: 'pass', findings: [] })],
])('%s is what the schema says, and nothing is lost', (_, report) => {
  const { $schema, ...rest } = JSON.parse(json(report));
  expect($schema).toBe(JSON.parse(read('schema/audit-report.schema.json')).$id);
  expect(rest).toEqual(report);
  expect(valid(JSON.parse(json(report)))).toEqual([true, null]);
});

test('the schema refuses what no report is', () => {
  expect([{ ...reportOf(), verdict: 'ok' }, { ...reportOf(), version: 2 }, { ...reportOf(), extra: 1 }].filter((value) => validate(value))).toEqual([]);
});
