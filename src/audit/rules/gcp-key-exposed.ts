import { TUTORIAL } from './contract';
import { Analysis } from '../analysis';
import { Instance, textAt } from '../cloud-resource';
import { show } from '../document/text';
import { gcpModel } from '../gcp/model';
import { Rule, RuleFinding } from '../rule';

/** Keys of Hasty's service account in places where others read them. */
export const gcpKeyExposed: Rule = {
  id: 'gcp-key-exposed',
  severity: 'error',
  reason: 'Whoever has the key of the service account reads what Hasty reads.',
  fix: 'make the key outside Terraform (gcloud iam service-accounts keys create), or upload a public certificate as public_key_data',
  contract: TUTORIAL,
  check: (analysis) => gcpModel(analysis).touched ? [...shownKeys(analysis), ...storedKeys(analysis)] : [],
};

const PRIVATE = /-----BEGIN (RSA )?PRIVATE KEY-----|"private_key"\s*:/;

function shownKeys(analysis: Analysis): RuleFinding[] {
  const keys = keysOf(analysis);
  return analysis.facts.texts.filter(({ sensitive }) => !sensitive).flatMap(({ text, where, at }): RuleFinding[] => {
    const words = show(text);
    const key = keys.find(({ address }) => words.includes(`${address}.private_key`) || words.includes(`${address}.secret`));
    if (!key && !PRIVATE.test(words)) return [];
    return [{ message: `${where} shows ${key ? `the secret of ${key.address}` : 'a private key'}`, fix: 'mark the output sensitive, or leave it out', at }];
  });
}

function storedKeys(analysis: Analysis): RuleFinding[] {
  return keysOf(analysis).flatMap(({ type, address, properties, at, construct }): RuleFinding[] => {
    if (type === 'google_service_account_key' && properties.entries.has('public_key_data')) return [];
    if (type.startsWith('ephemeral.')) {
      return [{ severity: 'note', message: `${address} is deleted when Terraform ends, so Hasty cannot use it`, at, construct }];
    }
    const what = type === 'google_storage_hmac_key' ? 'another key to the same rights, and its secret' : 'the private key';
    return [{ severity: 'warning', message: `${address} keeps ${what} in Terraform's state as plain text`, at, construct }];
  });
}

/** Keys of Hasty's accounts, and keys of accounts that are not known. */
function keysOf(analysis: Analysis): Instance[] {
  const { instances, identities, members } = gcpModel(analysis);
  return instances.filter(({ type }) => /^(ephemeral\.)?google_service_account_key$|^google_storage_hmac_key$/.test(type)).filter(({ properties }) => {
    const of = textAt(properties, 'service_account_id') ?? textAt(properties, 'service_account_email');
    const member = of && members.account(of);
    return !member || member.kind === 'unknown' || identities.some(({ key }) => key === member.key);
  });
}
