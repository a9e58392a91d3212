import { StorageBucketIamMember } from '@cdktf/provider-google/lib/storage-bucket-iam-member';
import { Construct } from 'constructs';
import { Binding } from './bindings';
import { keepRights } from './kept';

/** On what, for whom. */
interface Granted {
  readonly bucketName: string;
  readonly member: string;
  /** The name of the role of LIST bindings. */
  readonly listRole?: string;
}

/** Lets read, under conditions. The legacy roles would let list the whole bucket, and the admin ones write. */
const READ_ROLE = 'roles/storage.objectViewer';

/** Makes one additive grant of each binding: authoritative ones would remove what others have on the bucket. */
export function grantAll(scope: Construct, bindings: Binding[], { bucketName, member, listRole }: Granted): StorageBucketIamMember[] {
  return bindings.map(({ role, condition }, index) => {
    const nth = bindings.slice(0, index).filter((other) => other.role === role).length + 1;
    const id = `${role === 'READ' ? 'Read' : 'List'}${nth === 1 ? '' : nth}`; // part of an address in Terraform's state
    const rights = { bucket: bucketName, member, role: role === 'READ' ? READ_ROLE : listRole!, condition };
    const grant = new StorageBucketIamMember(scope, id, rights);
    keepRights(grant, rights);
    return grant;
  });
}
