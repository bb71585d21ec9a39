/**
 * The kinds that move money between wallets and the outside or what is given, said openly for the index of all that is
 * not usage.
 */
export const movedKindsSql = `'grant', 'plan_credit', 'expiry', 'top_up', 'refund', 'dispute', 'dispute_won',
      'subscription', 'adjustment'`;
