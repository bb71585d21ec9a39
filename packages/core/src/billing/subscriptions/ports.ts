/** What subscriptions need of sign-in; `createAuthService` gives it. */
export interface TierNews {
  /** After the commit: this process looks the person's tier up anew. */
  forgetUser(userId: string): void;
}
