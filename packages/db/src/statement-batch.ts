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

type Column = { name: string; parse(text: string): unknown };

/**
 * What a connection has prepared, and the columns that it was told of each. An error leaves open which of the names it
 * learned: then all get another ending.
 */
type Prepared = { ending: number; columns: Map<string, readonly Column[]> };

const preparedBy = new WeakMap<pg.Connection, Prepared>();

function preparedOn(connection: pg.Connection): Prepared {
  const known = preparedBy.get(connection);
  if (known) return known;

  const prepared = { ending: 0, columns: new Map<string, readonly Column[]>() };
  preparedBy.set(connection, prepared);

  return prepared;
}

type Field = { name: string; dataTypeID: number };

/** What pg asks of a query of one's own (`Submittable`, as pg-cursor is one): sends, and hears what comes. */
function createBatch(statements: readonly Statement<unknown>[], settle: (error: Error | null) => void) {
  let described: Prepared["columns"] = new Map();
  let names: readonly string[] = [];
  let current = 0;

  return {
    submit(connection: pg.Connection) {
      const prepared = preparedOn(connection);
      described = prepared.columns;
      connection.stream.cork();
      try {
        names = statements.map((statement) => send(connection, prepared, statement));
        connection.sync();
      } finally {
        connection.stream.uncork();
      }
    },
    handleRowDescription({ fields }: { fields: Field[] }) {
      const columns = fields.map(({ name, dataTypeID }) => ({
        name,
        parse: pg.types.getTypeParser(dataTypeID, "text"),
      }));
      described.set(names[current] ?? "", columns);
    },
    handleDataRow({ fields }: { fields: (string | null)[] }) {
      const columns = described.get(names[current] ?? "") ?? [];
      const cells = columns.map(({ name, parse }, at) => {
        const text = fields[at] ?? null;
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
      prepared.columns.clear();
      settle(error);
    },
  };
}

/** The statement under its name on this connection. It is described once: a prepared one's columns stay as they are. */
function send(
  connection: pg.Connection,
  { ending, columns }: Prepared,
  { name, text, values }: Statement<unknown>,
): string {
  const own = `batch:${name}:${ending}`;
  if (!columns.has(own)) {
    connection.parse({ name: own, text, types: [] }, true);
    connection.describe({ type: "S", name: own }, true);
    columns.set(own, []);
  }

  connection.bind({ statement: own, values: values.map(inText) }, true);
  connection.execute({}, true);

  return own;
}

function inText(value: StatementValue): string | null {
  if (value === null) return null;

  return value instanceof Date ? value.toISOString() : String(value);
}
