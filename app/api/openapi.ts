import { z } from "zod";
import { apiSchemas, problemSchema } from "./api.schema";
import { RESOURCES, type Resource } from "./resources";

const PARAMETERS: Record<string, string> = {
  slug: "Name of a consultation, as in its address.",
  path: "Path of a section, as in its address.",
};

const idOf = (schema: z.ZodType) => apiSchemas.get(schema)?.id ?? "";
const refTo = (schema: z.ZodType) => ({ $ref: `#/components/schemas/${idOf(schema)}` });

/** The OpenAPI 3.1 description, made from the schemas that every answer keeps to. */
export function openApiDocument(base: string) {
  const { schemas } = z.toJSONSchema(apiSchemas, { uri: (id) => `#/components/schemas/${id}` });
  const components = Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, id: ___, ...schema }]) => [id, schema]),
  );
  return {
    openapi: "3.1.0",
    info: {
      title: "Cổng góp ý: dữ liệu mở",
      version: "1",
      description:
        "Read-only open data of the portal: drafts, published comments, numbers and the moderation log. Texts are in Vietnamese. Comments have no personal data but a name whose owner agreed to have it shown.",
    },
    servers: [{ url: `${base}/api/v1` }],
    paths: Object.fromEntries(Object.values(RESOURCES).map((resource) => [resource.path, { get: operation(resource) }])),
    components: { schemas: components },
  };
}

function operation({ path, summary, answer, query }: Resource) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    description: PARAMETERS[name],
    schema: { type: "string" },
  }));
  const inQuery = Object.entries(query.shape).map(([name, field]) => {
    const { $schema: _, description, ...schema } = z.toJSONSchema(field as z.ZodType, { io: "input" });
    return { name, in: "query", required: false, description, schema: name === "limit" ? { type: "integer", minimum: 1, maximum: 100, default: 20 } : schema };
  });
  const format = {
    name: "format",
    in: "query",
    required: false,
    description: "`csv` for a table (RFC 4180, UTF-8 with a byte order mark); the header Accept: text/csv asks for the same.",
    schema: { type: "string", enum: ["json", "csv"], default: "json" },
  };
  const problem = (description: string) => ({ description, content: { "application/problem+json": { schema: refTo(problemSchema) } } });
  return {
    summary,
    operationId: idOf(answer).charAt(0).toLowerCase() + idOf(answer).slice(1),
    parameters: [...inPath, ...inQuery, format],
    responses: {
      200: {
        description: summary,
        headers: { ETag: { description: "Send it back in If-None-Match.", schema: { type: "string" } } },
        content: { "application/json": { schema: refTo(answer) }, "text/csv": { schema: { type: "string" } } },
      },
      304: { description: "Nothing has changed since the ETag sent in If-None-Match." },
      400: problem("A parameter makes no sense."),
      ...(inPath.length > 0 ? { 404: problem("There is no such thing.") } : {}),
      429: problem("Too many requests from this network; see the header Retry-After."),
    },
  };
}
