export * from './hasty-checks';
