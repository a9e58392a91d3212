export * from './container-mount';
export * from './container-options';
export * from './hasty-container';
export * from './hasty-container-props';
export * from './mixins/storage-account';
