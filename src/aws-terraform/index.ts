export * from './access-role';
export * from './bucket-mount';
export * from './hasty-bucket';
export * from './mixins/bucket';
export * from './mount-options';
export * from './role-options';
