import { Rule } from '../rule';
import { accessExpected } from './access-expected';
import { azureContainerPrivate } from './azure-container-private';
import { azureCors } from './azure-cors';
import { azureDedicatedAccount } from './azure-dedicated-account';
import { azureKeepsObjects } from './azure-keeps-objects';
import { azureKeyExposed } from './azure-key-exposed';
import { azureNeed } from './azure-need';
import { azureRights } from './azure-rights';
import { azureSettings } from './azure-settings';
import { azureUnknown } from './azure-unknown';
import { bucketCopyEnds } from './bucket-copy-ends';
import { bucketCors } from './bucket-cors';
import { bucketKeepsObjects } from './bucket-keeps-objects';
import { bucketName } from './bucket-name';
import { bucketPublicAccess } from './bucket-public-access';
import { bucketTls } from './bucket-tls';
import { gcpAuthoritative } from './gcp-authoritative';
import { gcpCondition } from './gcp-condition';
import { gcpCors } from './gcp-cors';
import { gcpKeepsObjects } from './gcp-keeps-objects';
import { gcpKeyExposed } from './gcp-key-exposed';
import { gcpNeed } from './gcp-need';
import { gcpOldGenerations } from './gcp-old-generations';
import { gcpPublic } from './gcp-public';
import { gcpRights } from './gcp-rights';
import { gcpScope } from './gcp-scope';
import { gcpUniformAccess } from './gcp-uniform-access';
import { gcpUnknown } from './gcp-unknown';
import { needAccess } from './need-access';
import { notUnderstood } from './not-understood';
import { rightsActions } from './rights-actions';
import { rightsDirect } from './rights-direct';
import { rightsEscalation } from './rights-escalation';
import { rightsFenced } from './rights-fenced';
import { rightsObjects } from './rights-objects';
import { rightsUserKey } from './rights-user-key';
import { secretExposed } from './secret-exposed';
import { trustAction } from './trust-action';
import { trustExternalId } from './trust-external-id';
import { trustPrincipal } from './trust-principal';
import { trustSession } from './trust-session';

/** All that the audit asks, in the order in which people ask it. */
export const RULES: readonly Rule[] = [
  accessExpected, trustPrincipal, trustExternalId, trustAction, trustSession, rightsObjects, rightsActions,
  rightsEscalation, rightsDirect, rightsUserKey, rightsFenced, bucketCors, bucketPublicAccess, bucketTls, bucketKeepsObjects,
  bucketCopyEnds, bucketName, needAccess, secretExposed, notUnderstood, azureContainerPrivate, azureCors,
  azureDedicatedAccount, azureKeepsObjects, azureKeyExposed, azureNeed, azureRights, azureSettings, azureUnknown,
  gcpAuthoritative, gcpCondition, gcpCors, gcpKeepsObjects, gcpKeyExposed, gcpNeed, gcpOldGenerations, gcpPublic,
  gcpRights, gcpScope, gcpUniformAccess, gcpUnknown,
];
