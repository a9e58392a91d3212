export * from './external-id';
export * from './hasty';
export * from './import-mode';
export * from './listing-scope';
export * from './object-prefix';
export * from './registration';
