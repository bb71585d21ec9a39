import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createServiceClient } from "../src/index.ts";
import { startInstallation } from "./installation.ts";

const run = promisify(execFile);
const clientFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const rootFolder = dirname(dirname(clientFolder));
const tsc = join(rootFolder, "node_modules/.bin/tsc");

const program = `
import { type AppRouter, createServiceClient, type Message, reasonOf, streamReply } from "@claw/client";

export type Router = AppRouter;

export async function converse(url: string, token: string, content: string): Promise<Message> {
  await using claw = createServiceClient({ url, token });
  const { id: conversationId } = await claw.conversation.create.mutate({ title: "outside" });
  const { message, reply } = await claw.conversation.send.mutate({ conversationId, content });
  const role: "system" | "user" | "assistant" = message.role;
  console.log(role);

  let text = "";
  const pieces = streamReply(claw, reply.id);
  for (let piece = await pieces.next(); ; piece = await pieces.next()) {
    if (piece.done) return piece.value;
    text += piece.value;
  }
}

/** Prints the answer, as the last line. */
export async function main([url = "", token = "", content = ""]: string[]): Promise<void> {
  const answer = await converse(url, token, content);
  console.log(JSON.stringify({ status: answer.status, content: answer.content, tokens: answer.usage?.totalTokens }));
}

export function watch(claw: ReturnType<typeof createServiceClient>, messageId: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    claw.conversation.onReply.subscribe({ messageId }, {
      onData({ id, data }) {
        const position: string = id;
        if (data.type === "delta") text += data.text;
        if (data.type === "done") resolve(position + text + data.message.status);
      },
      onError: (error) => reject(new Error(reasonOf(error) ?? "lost")),
    });
  });
}
`;

/** What a program elsewhere would have in its own tsconfig.json; no option of ours but those that the README asks for. */
const compilerOptions = {
  target: "ES2024",
  module: "NodeNext",
  moduleResolution: "NodeNext",
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  allowImportingTsExtensions: true,
};

const forNode = { lib: ["ES2024", "ESNext.Disposable"], types: ["node"] };

let folder: string;
/** What two tests look at. */
let compiledForNode: Compiled;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "claw-outside-"));
  await mkdir(join(folder, "node_modules/@claw"), { recursive: true });
  await mkdir(join(folder, "node_modules/@types"), { recursive: true });
  await symlink(clientFolder, join(folder, "node_modules/@claw/client"));
  await symlink(join(clientFolder, "node_modules/@types/node"), join(folder, "node_modules/@types/node"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "outside", type: "module" }));
  await writeFile(join(folder, "program.ts"), program);
  compiledForNode = await compile("program.ts", forNode);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

type Compiled = { output: string; isClean: boolean };

async function compile(source: string, options: object): Promise<Compiled> {
  const config = { compilerOptions: { ...compilerOptions, ...options }, files: [source] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));

  try {
    const { stdout } = await run(tsc, ["--project", folder, "--listFiles", "--singleThreaded"], {
      maxBuffer: 64 * 1024 * 1024,
    });
    return { output: stdout, isClean: true };
  } catch (error) {
    if (!(error instanceof Error && "stdout" in error)) throw error;
    return { output: String(error.stdout), isClean: false };
  }
}

function errorsIn(output: string): string[] {
  return output.split("\n").filter((line) => /error TS\d+/.test(line));
}

test("a program outside the workspace compiles against the service client under strict, for Node", () => {
  expect(errorsIn(compiledForNode.output)).toEqual([]);
  expect(compiledForNode.isClean).toBe(true);
});

test("it compiles for a browser or another runtime with the web's globals as well", async () => {
  const { output, isClean } = await compile("program.ts", {
    lib: ["ES2024", "ESNext.Disposable", "DOM"],
    types: [],
  });

  expect(errorsIn(output)).toEqual([]);
  expect(isClean).toBe(true);
});

test("its type program holds the router and the contract, and no file of core, db, adapters or a generated client", async () => {
  const files = compiledForNode.output.split("\n").filter((line) => line.startsWith("/"));

  const ours = files.filter((file) => file.startsWith(rootFolder) && !file.includes("/node_modules/"));
  expect(ours.some((file) => file.includes("/packages/api/src/conversation.ts"))).toBe(true);
  expect(ours.some((file) => file.includes("/packages/contract/src/conversation/schemas.ts"))).toBe(true);

  const packages = new Set(
    ours.map((file) => file.slice(rootFolder.length).split("/").slice(1, 3).join("/")),
  );
  expect([...packages].sort()).toEqual(["packages/api", "packages/client", "packages/contract"]);
  expect(files.filter((file) => /\/src\/generated\/|@prisma|trpc-to-openapi|\/pg\//.test(file))).toEqual([]);
});

test("a page outside the workspace compiles against the browser client with the web's globals alone", async () => {
  const page = `
    import { createBrowserClient, type SessionState } from "@claw/client/browser";
    const claw = createBrowserClient({ onSignedOut: (cause) => console.log(cause) });
    export const state: SessionState = await claw.restore();
    export const models = await claw.trpc.model.list.query();
  `;
  await writeFile(join(folder, "page.ts"), page);

  const { output, isClean } = await compile("page.ts", {
    lib: ["ES2024", "ESNext.Disposable", "DOM"],
    types: [],
  });

  expect(errorsIn(output)).toEqual([]);
  expect(isClean).toBe(true);
});

test("it runs as it is, on Node without a build, and converses with a server", async () => {
  await using installation = await startInstallation();
  const pieces = ["租约", "是一份承诺。"];
  const usage = { prompt_tokens: 7, completion_tokens: 5, total_tokens: 12 };
  installation.provider.next({ pieces, usage });
  await using registering = createServiceClient({ url: installation.url, token: "" });
  const { accessToken } = await registering.auth.register.mutate({
    email: "outside@example.com",
    password: "正确的马电池订书钉",
  });
  await writeFile(
    join(folder, "main.ts"),
    'import { main } from "./program.ts";\nawait main(process.argv.slice(2));\n',
  );

  const { stdout } = await run(process.execPath, [
    join(folder, "main.ts"),
    installation.url,
    accessToken,
    "什么是租约？",
  ]);

  const [role, answer = ""] = stdout.trim().split("\n");
  expect(role).toBe("user");
  expect(JSON.parse(answer)).toEqual({ status: "complete", content: pieces.join(""), tokens: 12 });
});

test("a wrong input does not compile", async () => {
  const wrong = program.replace("{ conversationId, content }", "{ conversationId, contents: content }");
  await writeFile(join(folder, "wrong.ts"), wrong);

  const { output, isClean } = await compile("wrong.ts", forNode);

  expect(isClean).toBe(false);
  expect(errorsIn(output).join()).toContain("wrong.ts");
});
