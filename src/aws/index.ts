export * from './access-role';
export * from './access-role-props';
export * from './bucket-mount';
export * from './hasty-bucket';
export * from './hasty-checks';
export * from './mixins/bucket';
export * from './mount-options';
