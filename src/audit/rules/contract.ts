/** Where the contract stands: Hasty's own words. */
export const TUTORIAL = 'https://wiki.cloudfactory.com/docs/userdocs/projects/mounting-buckets/mounting-buckets-tutorial';
