/** What `--help` prints, by command; under the empty name, of the whole. */
export const HELP: Readonly<Record<string, string>> = {
  '': `Says exactly what Hasty (app.hasty.ai) can do to your buckets, from the templates that you deploy.

hasty-buckets audit PATH...      whether Hasty gets what it needs and nothing more
hasty-buckets manifest PATH...   what Hasty can do, as a file to commit and compare with
hasty-buckets policy ...         the documents for a bucket that no template makes

hasty-buckets COMMAND --help     the options of a command
hasty-buckets --version

PATH is a CloudFormation template (JSON or YAML), a cdk.out folder, a cdk.tf.json, or what
\`terraform show -json\` prints for a plan or a state. Several are judged as one system.
Nothing is sent anywhere, and no cloud is asked.
`,
  'audit': `hasty-buckets audit PATH... [options]

  --format FORMAT           text (the default), json, markdown, sarif or html
  --output FILE             write the report there instead of printing it
  --expect FILE             what was agreed: a hasty-access.json by \`hasty-buckets manifest\`
  --subject NAME            who is Hasty, when the documents do not say it: a role in them by ARN or
                            name, a service account, a storage account (may be repeated)
  --parameter NAME=value    the value of a parameter of CloudFormation, or of a variable of a
                            cdk.tf.json (may be repeated)
  --acknowledge ID=reason   accept the findings of a rule, and say why (may be repeated)
  --fail-on LEVEL           error (the default) or warning
  --require-access          fail when no access for Hasty is found

Exit codes: 0 pass, or no access for Hasty found; 1 findings, or it cannot be told; 2 the input
cannot be read or understood.
`,
  'manifest': `hasty-buckets manifest PATH... [--output FILE] [--subject NAME] [--parameter NAME=value]

Prints what Hasty can do as JSON, sorted and without times: the same templates give the same text.
When they do not pass, a warning says so: then audit them before you agree.
Commit it as hasty-access.json, and let \`hasty-buckets audit PATH... --expect hasty-access.json\`
fail when a template opens more.
`,
  'policy': `hasty-buckets policy --bucket NAME --external-id ID --prefix FOLDER... [options]

  --bucket NAME             the bucket
  --external-id ID          as shown on the bucket page of your Hasty workspace
  --prefix FOLDER           a folder that Hasty may read (may be repeated)
  --whole-bucket            instead of --prefix: all of the bucket
  --listing SCOPE           BUCKET (the default, as Hasty documents it): the key names of the whole
                            bucket can be listed; PREFIX: those in the folders
  --until TIME              when access ends, such as 2026-12-01T00:00:00Z
  --kms-key ARN             a key that objects are encrypted with (may be repeated)
  --no-fence                without the denies that keep the role to the bucket whatever other
                            policies let it do

Prints JSON: \`trust\` is the role's trust policy, \`permissions\` its inline policy, \`cors\` what
\`aws s3api put-bucket-cors --cors-configuration\` takes (it replaces the rules that are there; the
console wants the list in it), and \`maxSessionDuration\` the seconds that the role must allow at
least.
`,
};
