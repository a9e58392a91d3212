process.env.CDK_VALIDATION ??= 'false'; // the built-in template validator costs 2 to 3.5 s a test file
