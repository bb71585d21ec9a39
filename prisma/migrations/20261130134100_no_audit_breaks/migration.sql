-- The chains are followed in parts (verify-audit-sql.ts); nothing asked for all of it at once any more.
DROP VIEW "audit_breaks";
