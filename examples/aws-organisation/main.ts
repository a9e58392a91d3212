import { App, Aws, CfnStackSet, LegacyStackSynthesizer, Stack, Stage } from 'aws-cdk-lib';
import { HastyBucket } from 'hasty-bucket-constructs/aws';

// yours: where in your organisation there are images
const ORGANISATIONAL_UNITS = ['ou-acme-11112222'];
const REGIONS = ['eu-central-1'];

const app = new App();

// what each account gets: a template without assets, which needs no `cdk bootstrap` there
const members = new Stage(app, 'Members');
const member = new Stack(members, 'HastyMember', { synthesizer: new LegacyStackSynthesizer(), analyticsReporting: false });

// a StackSet shows nobody the outputs of its stacks, so the names follow from account and region
new HastyBucket(member, 'Images', {
  externalId: '0d1f2a3b-1111-4222-8333-444455556666', // yours: on the bucket page of your Hasty workspace
  roleName: `HastyImages-${Aws.REGION}`,
  prefixes: ['street/'],
  bucketProps: { bucketName: `acme-images-${Aws.ACCOUNT_ID}-${Aws.REGION}` },
});

// what the organisation's management account, or a delegated administrator, deploys
new CfnStackSet(new Stack(app, 'HastyOrganisation'), 'Members', {
  stackSetName: 'HastyMembers',
  description: 'Lets Hasty (app.hasty.ai) read images in the accounts of the organisation',
  permissionModel: 'SERVICE_MANAGED',
  callAs: 'SELF', // a delegated administrator: 'DELEGATED_ADMIN'
  autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false }, // accounts that join get a stack, and those that leave lose it
  managedExecution: { Active: true },
  capabilities: ['CAPABILITY_NAMED_IAM'], // for the role
  stackInstancesGroup: [{ deploymentTargets: { organizationalUnitIds: ORGANISATIONAL_UNITS }, regions: REGIONS }],
  templateBody: JSON.stringify(members.synth().getStackByName(member.stackName).template),
});
