/** IAM's 10,240 characters for a role's policy have room for no more than twice as many. */
export const BUCKETS_PER_ROLE = 20;
