// what this exports is for both engines and loads neither; what it does not export is for the rooms beside it
export * from './hasty-checks';
export * from './hasty-warnings';
export * from './mount-options';
