// Renders the OpenAPI document as a page: operations by tag, problems, schemas. No library, no other host.
"use strict";

const METHODS = ["get", "put", "post", "patch", "delete"];

function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function refName(ref) {
  return ref.split("/").pop();
}

// A schema in a few words, with links to the named ones.
function words(schema) {
  if (!schema) return ["anything"];
  if (schema.$ref) return [el("a", { href: `#schema-${refName(schema.$ref)}` }, refName(schema.$ref))];
  const many = schema.anyOf || schema.oneOf;
  if (many) return many.flatMap((one, index) => (index ? [" or ", ...words(one)] : words(one)));
  if (schema.enum) return [schema.enum.map((value) => JSON.stringify(value)).join(" | ")];
  if (schema.type === "array") return ["list of ", ...words(schema.items)];
  if (schema.type === "object" && schema.additionalProperties && schema.additionalProperties !== true) {
    return ["object of ", ...words(schema.additionalProperties)];
  }
  const limits = [];
  if (schema.minimum !== undefined && Math.abs(schema.minimum) < 2 ** 52) limits.push(`≥ ${schema.minimum}`);
  if (schema.maximum !== undefined && Math.abs(schema.maximum) < 2 ** 52) limits.push(`≤ ${schema.maximum}`);
  if (schema.minLength !== undefined) limits.push(`at least ${schema.minLength} long`);
  if (schema.maxLength !== undefined) limits.push(`at most ${schema.maxLength} long`);
  if (schema.pattern) limits.push(schema.pattern);
  if (schema.format) limits.push(schema.format);
  return [`${schema.type || "anything"}${limits.length ? ` (${limits.join(", ")})` : ""}`];
}

function table(heads, rows) {
  const head = el("tr", {}, ...heads.map((text) => el("th", { scope: "col" }, text)));
  const body = rows.map((cells) => el("tr", {}, ...cells.map((cell) => el("td", {}, ...[cell].flat()))));
  return el("table", {}, el("thead", {}, head), el("tbody", {}, ...body));
}

function withDefault(schema) {
  const found = [...words(schema)];
  if (schema.default !== undefined && schema.default !== null) found.push(`, ${JSON.stringify(schema.default)} unless told`);
  return found;
}

function example(title, content) {
  const given = content && content.example;
  if (given === undefined || given === null) return [];
  return [el("h4", {}, title), el("pre", { tabindex: "0" }, JSON.stringify(given, null, 2))];
}

function security(operation) {
  if (!operation.security || operation.security.length === 0) return "Open to everybody.";
  return `Needs ${operation.security.map((one) => Object.keys(one).join(" with ")).join(", or ")}.`;
}

function operationPanel(path, method, operation) {
  const id = operation.operationId;
  const inside = el("div");
  if (operation.description) inside.append(el("p", {}, operation.description));
  inside.append(el("p", { class: "dim" }, security(operation)));
  const parameters = operation.parameters || [];
  if (parameters.length) {
    inside.append(el("h4", {}, "Parameters"));
    inside.append(
      table(["Name", "In", "Form", ""], parameters.map((one) => [
        el("code", {}, one.name), one.in + (one.required ? ", required" : ""), withDefault(one.schema), one.description || "",
      ])),
    );
  }
  const body = operation.requestBody && Object.values(operation.requestBody.content)[0];
  if (body) {
    inside.append(el("h4", {}, "Body"), el("p", {}, ...words(body.schema)), ...example("Example of the body", body));
  }
  inside.append(el("h4", {}, "Answers"));
  const answers = Object.entries(operation.responses);
  inside.append(
    table(["Status", "", "Form"], answers.map(([status, answer]) => {
      const content = answer.content && Object.values(answer.content)[0];
      return [status, answer.description.replaceAll("`", ""), content ? words(content.schema) : "no body"];
    })),
  );
  const content = answers[0][1].content && Object.values(answers[0][1].content)[0];
  inside.append(...example("Example of the answer", content));
  const summary = el("summary", {},
    el("span", { class: "method" }, method.toUpperCase()), el("code", {}, path), el("span", { class: "dim" }, operation.summary));
  const panel = el("details", { id }, summary, inside);
  panel.dataset.words = `${method} ${path} ${operation.summary} ${operation.description || ""}`.toLowerCase();
  return panel;
}

function showOperations(spec) {
  const operations = document.getElementById("operations");
  const contents = document.getElementById("contents");
  for (const { name } of spec.tags) {
    const links = el("ul");
    operations.append(el("h2", { id: `tag-${name}` }, name));
    for (const [path, item] of Object.entries(spec.paths)) {
      for (const method of METHODS.filter((one) => item[one] && item[one].tags[0] === name)) {
        operations.append(operationPanel(path, method, item[method]));
        links.append(el("li", {}, el("a", { href: `#${item[method].operationId}` }, item[method].summary)));
      }
    }
    contents.append(el("h2", {}, el("a", { href: `#tag-${name}` }, name)), links);
  }
}

function showProblems(spec) {
  const rows = spec["x-problems"].map((one) =>
    el("tr", { id: one.code }, el("td", {}, el("code", {}, one.code)), el("td", {}, String(one.status)), el("td", {}, one.title)));
  document.getElementById("problems").append(...rows);
}

function showSchemas(spec) {
  const schemas = document.getElementById("schemas");
  for (const [name, schema] of Object.entries(spec.components.schemas).sort()) {
    const inside = el("div");
    if (schema.description) inside.append(el("p", {}, schema.description));
    const required = new Set(schema.required || []);
    const rows = Object.entries(schema.properties || {}).map(([field, form]) => [
      el("code", {}, field), required.has(field) ? "required" : "", withDefault(form), form.description || "",
    ]);
    inside.append(rows.length ? table(["Field", "", "Form", ""], rows) : el("p", {}, ...words(schema)));
    schemas.append(el("details", { id: `schema-${name}` }, el("summary", {}, el("code", {}, name)), inside));
  }
}

// A link into a closed panel opens it.
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.tagName === "DETAILS") {
    target.open = true;
    target.scrollIntoView();
  }
}

function filter() {
  const wanted = document.getElementById("filter").value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const panel of document.querySelectorAll("#operations details")) {
    panel.hidden = !wanted.every((word) => panel.dataset.words.includes(word));
    if (!panel.hidden) shown += 1;
  }
  document.getElementById("found").textContent = wanted.length ? `${shown} found` : "";
}

async function show() {
  const spec = await (await fetch("/api/v1/openapi.json")).json();
  document.getElementById("version").textContent = spec.info.version;
  document.getElementById("description").textContent = spec.info.description.replaceAll("`", "");
  showOperations(spec);
  showProblems(spec);
  showSchemas(spec);
  document.getElementById("filter").addEventListener("input", filter);
  window.addEventListener("hashchange", openTarget);
  openTarget();
}

show().catch((wrong) => {
  document.getElementById("description").textContent = `The document could not be read: ${wrong}`;
});
