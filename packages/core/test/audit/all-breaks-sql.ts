/** Every place where a chain does not hold, by one statement over all of it: what following it in parts has to find. */
export const allBreaksSql = `
  WITH link AS (
      SELECT audit_chain_of(e.organization_id) AS chain, e.seq, e.id, e.hash,
             lag(e.hash) OVER w AS hash_before, coalesce(lag(e.seq) OVER w, 0) AS seq_before,
             lead(e.seq) OVER w IS NULL AS is_last,
             e AS event
      FROM audit_events e
      WINDOW w AS (PARTITION BY audit_chain_of(e.organization_id) ORDER BY e.seq)
  )
  SELECT id, seq, problem FROM (
  SELECT chain, seq, id, 'missing' AS problem FROM link WHERE seq <> seq_before + 1
  UNION ALL
  SELECT chain, seq, id, 'changed' FROM link
  WHERE seq = seq_before + 1 AND hash <> audit_digest(coalesce(hash_before, '\\x'), event)
  UNION ALL
  SELECT coalesce(c.id, l.chain), coalesce(c.length, l.seq), NULL, 'cut'
  FROM audit_chains c FULL JOIN (SELECT * FROM link WHERE is_last) l ON l.chain = c.id
  WHERE c.length IS DISTINCT FROM l.seq OR c.head IS DISTINCT FROM l.hash
  ) found ORDER BY chain, seq`;
