import pg from "pg";
import type { Database } from "./open-database.ts";

/** A value as PostgreSQL's text format has it once it is a string. */
export type StatementValue = string | number | boolean | Date | null;

/** A prepared statement of a batch. Its rows are there when the batch has been committed. */
export type Statement<Row> = {
  /** The same text has the same name, everywhere. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly StatementValue[];
  readonly rows: Row[];
};

export function statement<Row>(name: string, text: string, values: StatementValue[]): Statement<Row> {
  return { name, text, values, rows: [] };
}

/**
 * Commits statements in one transaction and one round trip: they are sent before a single Sync, which makes them one
 * implicit transaction and their results one answer (PostgreSQL 18, 54.2.4 "Pipelining"). None can depend on another's
 * result, so what is written must be decided in SQL. Each sees what those before it have done, and what others have
 * committed meanwhile. One that fails undoes them all, and its error is thrown.
 */
export async function commitBatch(db: Database, statements: readonly Statement<unknown>[]): Promise<void> {
  const client = await db.pool.connect();
  try {
    await new Promise<void>((resolve, reject) => {
      client.query(createBatch(statements, (error) => (error ? reject(error) : resolve())));
    });
    client.release();
  } catch (error) {
    client.release(!isServing(error));
    throw error;
  }
}

/** An error leaves the connection as it was, unless it is the connection's own end. */
function isServing(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.severity === "ERROR";
}

/** What a connection has prepared. An error leaves open which of the names it learned: then all get another ending. */
type Prepared = { ending: number; names: Set<string> };

const preparedBy = new WeakMap<pg.Connection, Prepared>();

function preparedOn(connection: pg.Connection): Prepared {
  const known = preparedBy.get(connection);
  if (known) return known;

  const prepared = { ending: 0, names: new Set<string>() };
  preparedBy.set(connection, prepared);

  return prepared;
}

type Field = { name: string; dataTypeID: number };
type ParseText = (text: string) => unknown;

/** What pg asks of a query of one's own (`Submittable`, as pg-cursor is one): sends, and hears what comes. */
function createBatch(statements: readonly Statement<unknown>[], settle: (error: Error | null) => void) {
  let current = 0;
  let fields: { name: string; parse: ParseText }[] = [];

  return {
    submit(connection: pg.Connection) {
      const prepared = preparedOn(connection);
      connection.stream.cork();
      try {
        for (const { name, text, values } of statements) send(connection, prepared, { name, text, values });
        connection.sync();
      } finally {
        connection.stream.uncork();
      }
    },
    handleRowDescription(message: { fields: Field[] }) {
      fields = message.fields.map(({ name, dataTypeID }) => ({
        name,
        parse: pg.types.getTypeParser(dataTypeID, "text"),
      }));
    },
    handleDataRow(message: { fields: (string | null)[] }) {
      const cells = fields.map(({ name, parse }, at) => {
        const text = message.fields[at] ?? null;
        return [name, text === null ? null : parse(text)] as const;
      });
      statements[current]?.rows.push(Object.fromEntries(cells));
    },
    handleCommandComplete() {
      current += 1;
    },
    handleEmptyQuery() {},
    handlePortalSuspended() {},
    handleReadyForQuery: () => settle(null),
    handleError(error: Error, connection: pg.Connection) {
      const prepared = preparedOn(connection);
      prepared.ending += 1;
      prepared.names.clear();
      settle(error);
    },
  };
}

function send(
  connection: pg.Connection,
  prepared: Prepared,
  { name, text, values }: Pick<Statement<unknown>, "name" | "text" | "values">,
): void {
  const own = `batch:${name}:${prepared.ending}`;
  if (!prepared.names.has(own)) {
    connection.parse({ name: own, text, types: [] }, true);
    prepared.names.add(own);
  }

  connection.bind({ statement: own, values: values.map(inText) }, true);
  connection.describe({ type: "P", name: "" }, true);
  connection.execute({}, true);
}

function inText(value: StatementValue): string | null {
  if (value === null) return null;

  return value instanceof Date ? value.toISOString() : String(value);
}
