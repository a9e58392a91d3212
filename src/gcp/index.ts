export * from './bucket-mount';
export * from './cors';
export * from './hasty-bucket';
export * from './identity-options';
export * from './mixins/bucket';
export * from './service-account-key';
