import type { ModelKind, ProviderKind } from "@claw/contract";
import type { Database } from "@claw/db";
import type { Log } from "../runtime/ports.ts";
import { repeat } from "../runtime/repeat.ts";
import { openKey } from "./provider-key.ts";

/** A provider of the database, with its key. */
export type ConnectedProvider = {
  id: string;
  name: string;
  kind: ProviderKind;
  baseUrl: string;
  apiKey: string | null;
  enabled: boolean;
  version: number;
};

/** The providers of the database as they count now, in this process. */
export interface ProviderBook extends AsyncDisposable {
  /** In their order. */
  readonly providers: readonly ConnectedProvider[];
  /** Names of offered models that may answer where a conversation names none, the best first. */
  readonly defaults: readonly DefaultModel[];
  /** The models of the catalog that serve knowledge bases. */
  readonly readers: readonly ReaderModel[];
  /** Looks now, rather than within two seconds. */
  refresh(): Promise<void>;
}

export type ReaderModel = {
  name: string;
  kind: Exclude<ModelKind, "chat">;
  provider: string;
  /** What the provider calls it. */
  upstreamName: string;
  /** Whether it may be chosen. */
  enabled: boolean;
};

export type DefaultModel = { name: string; provider: string; isChosen: boolean };

export type ProviderBookDeps = {
  db: Database;
  log: Log;
  /** Opens API keys. */
  key: Buffer;
};

const everyMs = 2_000;

/** Reads the providers and follows them, whichever process changes them. They are few, and are read as a whole. */
export async function openProviders(deps: ProviderBookDeps): Promise<ProviderBook> {
  let providers: readonly ConnectedProvider[] = [];
  let defaults: readonly DefaultModel[] = [];
  let readers: readonly ReaderModel[] = [];

  async function refresh(): Promise<void> {
    providers = await readProviders(deps, providers);
    defaults = await readDefaults(deps.db);
    readers = await readReaders(deps.db);
  }

  await refresh();
  const following = repeat({ what: "reading the providers", everyMs, log: deps.log }, refresh);

  return {
    get providers() {
      return providers;
    },
    get defaults() {
      return defaults;
    },
    get readers() {
      return readers;
    },
    refresh,
    [Symbol.asyncDispose]: () => following[Symbol.asyncDispose](),
  };
}

/** One that has not changed is the same object as before. */
async function readProviders(
  { db, log, key }: ProviderBookDeps,
  known: readonly ConnectedProvider[],
): Promise<ConnectedProvider[]> {
  const rows = await db.prisma.provider.findMany({ orderBy: [{ position: "asc" }, { createdAt: "asc" }] });

  return rows.flatMap((row) => {
    const { id, name, kind, baseUrl, enabled, version } = row;
    const same = known.find((provider) => provider.id === id && provider.version === version);
    if (same) return [same];

    try {
      return [{ id, name, kind, baseUrl, apiKey: openKey(key, row), enabled, version }];
    } catch (error) {
      log.warn({ err: error, provider: name }, "a provider's key cannot be read: enter it again");
      return [{ id, name, kind, baseUrl, apiKey: null, enabled: false, version }];
    }
  });
}

/** The chosen one, then those of connected providers in the order of these. */
async function readDefaults(db: Database): Promise<DefaultModel[]> {
  const { rows } = await db.pool.query<DefaultModel>(`
    SELECT m.name, m.provider, m.is_default AS "isChosen"
    FROM models m LEFT JOIN providers p ON p.name = m.provider AND p.enabled
    WHERE m.enabled AND m.kind = 'chat' AND (m.is_default OR p.id IS NOT NULL)
    ORDER BY m.is_default DESC, p.position, m.created_at, m.name
    LIMIT 20`);

  return rows;
}

async function readReaders(db: Database): Promise<ReaderModel[]> {
  const { rows } = await db.pool.query<ReaderModel>(`
    SELECT name, kind::text AS kind, provider, coalesce(upstream_name, name) AS "upstreamName", enabled
    FROM models WHERE kind <> 'chat' ORDER BY created_at, name`);

  return rows;
}
