import { CfnParameter, Validations } from 'aws-cdk-lib';
import { Bucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { BucketHastyCors } from '../../../src/aws';
import { corsRules, HASTY_RULE } from '../../support/cors';
import { deepFreeze } from '../../support/freeze';
import { newStack, warningsOf } from '../../support/stack';

const ACME = 'https://app.acme.example';

describe('origins', () => {
  const withOrigins = (origins: string[], stack = newStack()) => {
    new Bucket(stack, 'Bucket').with(new BucketHastyCors({ origins }));
    return stack;
  };

  test.each([
    ['extend Hasty\'s app', ['https://app.hasty.ai', 'https://hasty.acme.example:8443']],
    ['replace Hasty\'s app', ['https://hasty.acme.example']],
  ])('may %s', (_, origins) => {
    const stack = withOrigins(deepFreeze(origins));
    expect(corsRules(stack)).toEqual([{ ...HASTY_RULE, AllowedOrigins: origins }]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('that are malformed are refused where the mixin is made', () => {
    expect(() => new BucketHastyCors({ origins: ['https://app.hasty.ai', 'https://app.acme.example/'] }))
      .toThrow(/^a CORS origin must be https:\/\/.*, got: 'https:\/\/app\.acme\.example\/';/);
  });

  test('must be at least one', () => {
    expect(() => new BucketHastyCors({ origins: [] })).toThrow('`origins` must hold at least one origin, got: []; leave it out for \'https://app.hasty.ai\'');
  });

  test('that are undefined are Hasty\'s app', () => {
    const stack = newStack();
    new Bucket(stack, 'Bucket').with(new BucketHastyCors({ origins: undefined }));
    expect(corsRules(stack)).toEqual([HASTY_RULE]);
  });

  const NOT_CHECKED = {
    id: 'hasty-bucket-constructs:notChecked',
    text: 'a CORS origin is not known at synth, so nothing was checked; make sure that it is https:// and a host, nothing more',
  };

  test('that are tokens pass with a warning', () => {
    const stack = newStack();
    withOrigins([new CfnParameter(stack, 'Origin').valueAsString], stack);
    expect(corsRules(stack)).toEqual([{ ...HASTY_RULE, AllowedOrigins: [{ Ref: 'Origin' }] }]);
    expect(warningsOf(stack)).toEqual([NOT_CHECKED]);
  });

  test('that are a token as a list pass with a warning', () => {
    const stack = newStack();
    withOrigins(new CfnParameter(stack, 'Origins', { type: 'CommaDelimitedList' }).valueAsList, stack);
    expect(corsRules(stack)).toEqual([{ ...HASTY_RULE, AllowedOrigins: { Ref: 'Origins' } }]);
    expect(warningsOf(stack)).toEqual([NOT_CHECKED]);
  });
});

describe('origins that another rule has too', () => {
  const SHARED = 'hasty-bucket-constructs:corsOriginShared';
  const shared = (theirs: string[], origins?: string[]) => {
    const stack = newStack();
    new Bucket(stack, 'Bucket', { cors: [{ allowedMethods: [HttpMethods.GET], allowedOrigins: theirs }] }).with(new BucketHastyCors({ origins }));
    return stack;
  };
  const text = (origins: string) => `the origins of Hasty's CORS rule, which is first, overlap with other rules for: ${origins}; requests from there now get Hasty's rule, without the others' exposed headers and max age`;

  test.each([
    ['exactly', ['https://other.example', ACME], ACME],
    ['by a wildcard', ['https://*.acme.example'], 'https://*.acme.example'],
    ['by being open to all', ['*'], '*'],
  ])('%s are warned of, once', (_, theirs, named) => {
    expect(warningsOf(shared(theirs, ['https://app.hasty.ai', ACME]))).toEqual([{ id: SHARED, text: text(named) }]);
  });

  test.each([
    ['are Hasty\'s own app, which has no other use', ['*', 'https://app.hasty.ai'], undefined],
    ['only look alike', ['https://app.acme.example.other', 'https://xapp.acme.example', 'https://appXacme.example'], [ACME]],
  ])('are not warned of when they %s', (_, theirs, origins) => {
    expect(warningsOf(shared(theirs, origins))).toEqual([]);
  });

  test('are warned of when that rule comes later', () => {
    const stack = newStack();
    const bucket = new Bucket(stack, 'Bucket');
    bucket.with(new BucketHastyCors({ origins: [ACME] }));
    bucket.addCorsRule({ allowedMethods: [HttpMethods.PUT], allowedOrigins: [ACME] });
    expect(warningsOf(stack).map(({ id }) => id)).toEqual([SHARED]);
  });

  test('are not warned of any more once that is acknowledged', () => {
    const stack = shared(['*'], [ACME]);
    expect(warningsOf(stack)).toHaveLength(1);
    const acknowledged = shared(['*'], [ACME]);
    Validations.of(acknowledged).acknowledge({ id: SHARED, reason: 'that rule is for the same app' });
    expect(warningsOf(acknowledged)).toEqual([]);
  });
});
