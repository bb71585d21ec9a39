import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { createRestApp } from "../src/rest/create-rest-app.ts";
import { openApiDocument } from "../src/rest/open-api-document.ts";
import { contextOf } from "./callers.ts";
import { recordingServices } from "./recording-services.ts";

const document = openApiDocument("https://claw.example.com");

function readPage(path: string): Promise<Response> {
  const { services } = recordingServices();
  const app = createRestApp({
    publicUrl: "https://claw.example.com",
    createContext: () => contextOf(services, null),
  });

  return app(new Request(`https://claw.example.com/api/v1${path}`));
}

test("the document is valid OpenAPI 3.1", async () => {
  const validator = new Validator();

  const result = await validator.validate(JSON.parse(JSON.stringify(document)));

  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
  expect(validator.version).toBe("3.1");
});

test("every row of the REST contract is in it, with its status", () => {
  const listed = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { responses }]) => `${method} ${path} ${Object.keys(responses)[0]}`),
  );

  expect(listed.sort()).toEqual(
    [
      "post /auth/register 201",
      "post /auth/login 200",
      "post /auth/refresh 200",
      "get /auth/me 200",
      "get /users 200",
      "get /users/{id} 200",
      "put /users/me 200",
      "get /users/stats 200",
      "post /conversations 201",
      "get /conversations 200",
      "get /conversations/{id} 200",
      "put /conversations/{id} 200",
      "delete /conversations/{id} 204",
      "post /conversations/{id}/messages 201",
      "get /conversations/{id}/messages 200",
      "post /conversations/{id}/chat 200",
      "post /knowledge 201",
      "get /knowledge 200",
      "get /knowledge/{id} 200",
      "put /knowledge/{id} 200",
      "delete /knowledge/{id} 204",
      "post /knowledge/{id}/documents 201",
      "post /knowledge/{id}/documents/upload 201",
      "get /knowledge/{id}/documents 200",
      "get /knowledge/{id}/documents/{document_id} 200",
      "delete /knowledge/{id}/documents/{document_id} 204",
      "post /knowledge/{id}/query 200",
      "post /knowledge/query 200",
      "get /ws/active_users 200",
      "get /billing/balance 200",
      "get /billing/usage 200",
      "get /billing/ledger 200",
      "get /billing/plans 200",
      "get /rate-limit/quota 200",
    ].sort(),
  );
});

test("its names are in snake case and its errors have one shape", () => {
  const schemas = document.components?.schemas ?? {};
  const names = Object.values(schemas).flatMap((schema) =>
    "properties" in schema ? Object.keys(schema.properties ?? {}) : [],
  );

  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => !/^[a-z][a-z_]*$/.test(name))).toEqual([]);

  const { responses } = document.paths?.["/conversations/{id}/chat"]?.post ?? {};
  for (const status of [400, 401, 402, 404, 429, 500]) {
    expect(responses?.[status]).toMatchObject({
      content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
    });
  }
});

test("an upload is a form with a file in it, and nothing else is", () => {
  const bodies = Object.values(document.paths ?? {}).flatMap(({ post }) => post?.requestBody ?? []);
  const types = bodies.map((body) => ("content" in body ? Object.keys(body.content) : []));
  const upload = document.paths?.["/knowledge/{id}/documents/upload"]?.post;

  expect(types.filter(([type]) => type !== "application/json")).toEqual([["multipart/form-data"]]);
  expect(upload?.requestBody).toMatchObject({
    content: {
      "multipart/form-data": {
        schema: { properties: { file: { type: "string", format: "binary" } }, required: ["file"] },
      },
    },
  });
});

test("it is served as JSON and says where the API is", async () => {
  const response = await readPage("/openapi.json");

  expect(response.headers.get("content-type")).toContain("application/json");
  expect(await response.json()).toMatchObject({
    openapi: "3.1.0",
    servers: [{ url: "https://claw.example.com/api/v1" }],
  });
});

test("the page shows every operation and works under a policy without inline scripts, styles or other hosts", async () => {
  const response = await readPage("/docs");
  const page = await response.text();

  expect(response.headers.get("content-type")).toContain("text/html");
  for (const path of Object.keys(document.paths ?? {})) expect(page).toContain(`/api/v1${path}`);
  expect(page).toMatch(/a form\)<\/h3><pre>[^<]*<b>file<\/b>: binary/);
  expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
  expect(
    [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, to]) => to).filter((to) => !/^[#/]/.test(to ?? "")),
  ).toEqual([]);
  expect((await readPage("/docs.css")).headers.get("content-type")).toContain("text/css");
});
