/** What the chains say of themselves. */
export const sizeSql =
  "SELECT coalesce(sum(length), 0)::int AS events, count(*)::int AS chains FROM audit_chains";

/** The next links behind a place ($1 chain, $2 seq, with $3 its hash), in the order of chains: by the index of places. */
export const linksSql = `
  WITH part AS MATERIALIZED (
    SELECT audit_chain_of(e.organization_id) AS chain, e.seq, e.id, e.hash, e AS event
    FROM audit_events e
    WHERE (audit_chain_of(e.organization_id), e.seq) > ($1::uuid, $2::bigint)
    ORDER BY audit_chain_of(e.organization_id), e.seq LIMIT $4
  ), link AS (
    SELECT chain, seq, id, hash, event,
           coalesce(lag(hash) OVER w, CASE WHEN chain = $1 THEN $3::bytea ELSE '\\x' END) AS hash_before,
           coalesce(lag(seq) OVER w, CASE WHEN chain = $1 THEN $2::bigint ELSE 0 END) AS seq_before
    FROM part WINDOW w AS (PARTITION BY chain ORDER BY seq)
  ), broken AS (
    SELECT chain, seq, id, CASE WHEN seq <> seq_before + 1 THEN 'missing' ELSE 'changed' END AS problem
    FROM link WHERE seq <> seq_before + 1 OR hash <> audit_digest(hash_before, event)
  )
  SELECT (SELECT count(*)::int FROM part) AS checked,
         (SELECT coalesce(json_agg(json_build_object('chain', chain, 'seq', seq::text, 'id', id, 'problem', problem)
                                   ORDER BY chain, seq), '[]') FROM broken) AS breaks,
         (SELECT json_build_object('chain', chain, 'seq', seq::text, 'hash', encode(hash, 'hex'))
          FROM part ORDER BY chain DESC, seq DESC LIMIT 1) AS last`;

/** The end of a chain is compared with what the chain says of itself, and no link is outside of a chain. */
export const endsSql = `
  SELECT coalesce(c.id, l.chain) AS chain, coalesce(c.length, l.seq) AS seq, NULL AS id, 'cut' AS problem
  FROM audit_chains c FULL JOIN (
    SELECT DISTINCT ON (audit_chain_of(organization_id)) audit_chain_of(organization_id) AS chain, seq, hash
    FROM audit_events ORDER BY audit_chain_of(organization_id), seq DESC
  ) l ON l.chain = c.id
  WHERE c.length IS DISTINCT FROM l.seq OR c.head IS DISTINCT FROM l.hash
  ORDER BY 1 LIMIT $1`;
