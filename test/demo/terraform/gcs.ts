import { browsers } from './browsers';
import { allowed, Cloud, refused, Visit } from './cloud';
import { accessBy } from './gcs-access';
import { State } from './state';
import { GcsAsked } from '../../support/gcs-policy';
import { Group, Refused } from '../check';

/** A bucket on GCS, whose conditions are evaluated by an implementation of CEL. */
export const gcs: Cloud = {
  example: 'gcs-new-bucket',
  keeps: { words: 'the bucket', types: ['google_storage_bucket'] },
  judge: 'the grants that Terraform made, their conditions evaluated by an implementation of CEL',
  limits: {
    'Google Cloud': 'it was not asked: roles and CORS are judged by what its documentation says, conditions by another CEL than its own',
    'names': 'whether the bucket\'s name is free, and the project has the service account',
    'organisation policies': 'which may forbid keys, or end them (docs/gcs.md)',
    'signatures': 'a signed URL is taken for a request of whoever holds the key',
    'time': 'changes in IAM take minutes to arrive',
  },
  visit: async (_, applied) => visitTo(applied),
};

function visitTo(applied: State): Visit {
  const { name: bucket, cors } = applied.only('google_storage_bucket');
  const { member: hasty } = applied.only('google_service_account');
  const ask = accessBy(applied);
  const onObject = (verb: string, object: string): GcsAsked => ({ permission: `storage.objects.${verb}`, bucket, object });
  const list = (listPrefix?: string): GcsAsked => ({ permission: 'storage.objects.list', bucket, listPrefix });
  // one list for both directions: https://cloud.google.com/storage/docs/cross-origin
  const rules = cors.map(({ origin, method, response_header: headers }: any) =>
    ({ AllowedOrigins: origin, AllowedMethods: method, AllowedHeaders: headers, ExposedHeaders: headers }));
  return {
    mounted: [
      {
        title: 'Images, for whoever holds the key of the service account; for signed URLs too',
        checks: [
          allowed('read street/crossing.png', () => ask(hasty, onObject('get', 'street/crossing.png'))),
          allowed('read street/2026/signal.png', () => ask(hasty, onObject('get', 'street/2026/signal.png'))),
          refused('read payroll/badge.png, outside the prefix', () => ask(hasty, onObject('get', 'payroll/badge.png'))),
          refused('read street2/plan.png, in a folder beside it', () => ask(hasty, onObject('get', 'street2/plan.png'))),
          refused('read street/crossing.png in another bucket', () => ask(hasty, { ...onObject('get', 'street/crossing.png'), bucket: 'acme-shared' })),
          refused('write street/new.png', () => ask(hasty, onObject('create', 'street/new.png'))),
          refused('delete street/crossing.png', () => ask(hasty, onObject('delete', 'street/crossing.png'))),
          refused('change the properties of street/crossing.png', () => ask(hasty, onObject('update', 'street/crossing.png'))),
        ],
      },
      {
        title: 'The bucket, for whoever holds the key',
        checks: [
          allowed('list street/', () => ask(hasty, list('street/'))),
          allowed('list payroll/: object names of the whole bucket are visible (ListingScope.BUCKET)', () => ask(hasty, list('payroll/'))),
          allowed('list without a prefix', () => ask(hasty, list())),
          allowed('look at the bucket\'s settings', () => ask(hasty, { permission: 'storage.buckets.get', bucket })),
          refused('change them', () => ask(hasty, { permission: 'storage.buckets.update', bucket })),
          refused('see who has rights', () => ask(hasty, { permission: 'storage.buckets.getIamPolicy', bucket })),
          refused('take more rights', () => ask(hasty, { permission: 'storage.buckets.setIamPolicy', bucket })),
          refused('list another bucket', () => ask(hasty, { ...list(), bucket: 'acme-shared' })),
        ],
      },
      others(applied, (who) => ask(who, onObject('get', 'street/crossing.png'))),
      secrets(applied),
      browsers(rules, { methods: ['GET'], header: 'Content-Type', exposed: 'Content-Type' }),
    ],
    handOver: `key_json, which no Terraform state holds: the output ImagesKeyCommand makes it\n  ${applied.outputs.ImagesKeyCommand}`,
    undone: (left) => {
      const askNow = accessBy(left);
      return {
        title: 'After the undo',
        checks: [
          refused('read street/crossing.png with the key, or by a signed URL from before', () => askNow(hasty, onObject('get', 'street/crossing.png'))),
          refused('list street/ with the key', () => askNow(hasty, list('street/'))),
          refused('sign in with the key: the service account is there', () => {
            if (left.of('google_service_account').length === 0) throw new Refused('it is gone');
          }),
        ],
      };
    },
  };
}

function others(applied: State, read: (who: string) => void): Group {
  const { public_access_prevention: prevention, uniform_bucket_level_access: uniform } = applied.only('google_storage_bucket');
  return {
    title: 'Others',
    checks: [
      refused('another service account reads street/crossing.png', () => read('serviceAccount:other@acme-data.iam.gserviceaccount.com')),
      refused('anyone without a key reads it', () => read('anonymous')),
      refused('somebody opens the bucket to the public by mistake', () => {
        if (prevention === 'enforced') throw new Refused('public access prevention');
      }),
      refused('somebody opens an image by an ACL, past all conditions', () => {
        if (uniform === true) throw new Refused('uniform bucket-level access');
      }),
    ],
  };
}

function secrets({ text, outputs }: State): Group {
  const find = (where: string) => {
    if (!/private_key|PRIVATE KEY/.test(where)) throw new Refused('there is none');
  };
  const decoded = Object.values(outputs).map((value) => `${value} ${Buffer.from(String(value), 'base64')}`); // as the provider gives it
  return {
    title: 'What gives the key away',
    checks: [
      refused('find it in the state of Terraform', () => find(text)),
      refused('find it in the outputs', () => find(decoded.join())),
    ],
  };
}
