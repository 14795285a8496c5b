import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import { randomUUID } from "node:crypto";
import pg from "pg";

const glue = engineModule as typeof engineModule & { __wbg_set_wasm(exports: WebAssembly.Exports): void };

/**
 * The SQL that would bring a database made by `prisma/migrations` to `prisma/schema.prisma`, made by Prisma's own
 * engine without a download. `server` names host, port, user, password and a database apart (never a connection
 * string: its shadow database would be the real one).
 */
export async function schemaDiff(server: pg.PoolConfig, folder = path.resolve("prisma")): Promise<string> {
  loadEngine();
  const factory = bindMigrationAwareSqlAdapterFactory(new MigrationAdapter(server));
  const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
  try {
    const { stdout } = await engine.diff({
      from: { tag: "migrations", ...readMigrationList(path.join(folder, "migrations")) },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: fs.readFileSync(path.join(folder, "schema.prisma"), "utf8") }] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? "";
  } finally {
    engine.free();
  }
}

/**
 * PrismaPg as the engine needs it: it knows the system catalogues' type "char", runs a script as one piece (functions
 * hold semicolons), and drops its shadow database after leaving it.
 */
class MigrationAdapter extends PrismaPg {
  readonly #server: pg.PoolConfig;

  constructor(server: pg.PoolConfig) {
    super(server);
    this.#server = server;
  }

  override connect() {
    return this.#open(this.#server, async () => undefined);
  }

  override async connectToShadowDb() {
    const database = `shadow_${randomUUID()}`;
    await this.#run(`CREATE DATABASE "${database}" TEMPLATE template0`);
    return this.#open({ ...this.#server, database }, () => this.#run(`DROP DATABASE "${database}" WITH (FORCE)`));
  }

  async #open(config: pg.PoolConfig, afterwards: () => Promise<void>) {
    const pool = new pg.Pool(config);
    const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
    const CHAR = 18;
    const TEXT = 25;
    let characters: number[] = [];
    pool.query = (async (...args: unknown[]) => {
      const result = await query(...args);
      characters = (result.fields ?? []).flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : []));
      for (const index of characters) result.fields[index]!.dataTypeID = TEXT;
      return result;
    }) as typeof pool.query;
    const adapter = await new PrismaPg(pool).connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (params) => {
      const result = await queryRaw(params);
      for (const index of characters) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    adapter.executeScript = async (script) => void (await query(script));
    adapter.dispose = async () => {
      await pool.end();
      await afterwards();
    };
    return adapter;
  }

  async #run(sql: string) {
    const client = new pg.Client(this.#server);
    await client.connect();
    await client.query(sql);
    await client.end();
  }
}

let loaded = false;

function loadEngine() {
  if (loaded) return;
  const glueFile = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = fs.readFileSync(glueFile.replace(/\.js$/, ".wasm"));
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as undefined | (() => void))?.();
  loaded = true;
}

function readMigrationList(baseDir: string) {
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: fs
      .readdirSync(baseDir, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: fs.readFileSync(path.join(baseDir, name, "migration.sql"), "utf8") },
        },
      })),
  };
}
