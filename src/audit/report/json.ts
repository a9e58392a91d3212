import { AuditReport } from '../report';

/** Where the JSON schema of a report is published. */
const SCHEMA = 'https://raw.githubusercontent.com/acme/hasty-bucket-constructs/main/schema/audit-report.schema.json';

/** The report for programs. */
export function json(report: AuditReport): string {
  return `${JSON.stringify({ $schema: SCHEMA, ...report }, undefined, 2)}\n`;
}
