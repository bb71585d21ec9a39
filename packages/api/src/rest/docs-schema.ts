import { type Html, html } from "./html.ts";

/** As much of JSON Schema as our document uses. */
type JsonSchema = {
  $ref?: string;
  type?: unknown;
  format?: string;
  description?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: unknown[];
  properties?: Record<string, unknown>;
  required?: string[];
  items?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
};

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null;
}

/** A schema in the way one would write the type down; named schemas are links. */
export function renderSchema(value: unknown, indent = ""): Html {
  if (!isSchema(value)) return html`anything`;

  const { $ref, anyOf, properties, items } = value;
  if ($ref !== undefined) return renderLink($ref.slice($ref.lastIndexOf("/") + 1));
  if (anyOf)
    return html`${anyOf.flatMap((option, at) => [at > 0 ? " | " : "", renderSchema(option, indent)])}`;
  if (properties) return renderObject(value, properties, indent);
  if (items !== undefined) return html`${renderSchema(items, indent)}[]`;
  if (value.const !== undefined) return html`${JSON.stringify(value.const)}`;
  if (value.enum) return html`${value.enum.map((option) => JSON.stringify(option)).join(" | ")}`;

  return html`${String(value.format ?? value.type ?? "anything")}${renderLimits(value)}`;
}

function renderLink(name: string): Html {
  return html`<a href="#schema-${name}">${name}</a>`;
}

function renderObject(schema: JsonSchema, properties: Record<string, unknown>, indent: string): Html {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([name, property]) => {
    const mark = schema.required?.includes(name) ? "" : "?";
    const note = isSchema(property) && property.description ? html`  <i>${property.description}</i>` : "";

    return html`${inner}<b>${name}</b>${mark}: ${renderSchema(property, inner)}${note}\n`;
  });

  return html`{\n${lines}${indent}}`;
}

function renderLimits({ minimum, maximum, maxLength, default: byDefault }: JsonSchema): string {
  const limits = [
    ...(minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? [`≥ ${minimum}`] : []),
    ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? [`≤ ${maximum}`] : []),
    ...(maxLength === undefined ? [] : [`≤ ${maxLength} characters`]),
    ...(byDefault === undefined ? [] : [`default ${JSON.stringify(byDefault)}`]),
  ];

  return limits.length === 0 ? "" : ` (${limits.join(", ")})`;
}
