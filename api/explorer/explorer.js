/** A small GraphiQL: asks one operation, shows the answer and its cost, and searches the schema. */
const element = (id) => document.getElementById(id);
const [query, variables, token] = ['query', 'variables', 'token'].map(element);
const [answer, status, search, schema] = ['answer', 'status', 'search', 'schema'].map(element);

/** As many as one reads; the search narrows them. */
const MAX_SHOWN = 40;
const SHOWN_HEADERS = ['x-request-id', 'x-request-cost', 'ratelimit', 'retry-after'];

query.value = `query Accounts($first: Int!) {
  viewer { name permissions }
  accounts(first: $first) {
    totalCount
    nodes { id name status equity }
    pageInfo { hasNextPage endCursor }
  }
}
`;
variables.value = '{ "first": 10 }';

async function ask(text, values) {
  const headers = { 'content-type': 'application/json' };
  if (token.value !== '') headers.authorization = `Bearer ${token.value}`;
  const body = JSON.stringify({ query: text, variables: values });
  return fetch('/graphql', { method: 'POST', headers, body });
}

async function run() {
  let values;
  try {
    values = variables.value.trim() === '' ? {} : JSON.parse(variables.value);
  } catch (error) {
    status.textContent = `The variables are no JSON: ${error.message}`;
    return;
  }
  status.textContent = 'Asking …';
  const startMs = performance.now();
  try {
    const response = await ask(query.value, values);
    const text = await response.text();
    const facts = SHOWN_HEADERS.flatMap((name) =>
      response.headers.has(name) ? [`${name} ${response.headers.get(name)}`] : [],
    );
    const tookMs = Math.round(performance.now() - startMs);
    status.textContent = [`HTTP ${response.status}`, `${tookMs} ms`, ...facts].join(' · ');
    answer.textContent = pretty(text);
  } catch (error) {
    status.textContent = `The gateway does not answer: ${error.message}`;
  }
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const TYPE = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';
const INTROSPECTION = `{ __schema { types { kind name description
  fields { name description args { name type { ${TYPE} } } type { ${TYPE} } }
  inputFields { name description type { ${TYPE} } }
  enumValues { name description } } } }`;

function typeText(type) {
  if (type.kind === 'NON_NULL') return `${typeText(type.ofType)}!`;
  return type.kind === 'LIST' ? `[${typeText(type.ofType)}]` : type.name;
}

function linesOf(type) {
  const fields = [...(type.fields ?? []), ...(type.inputFields ?? [])].map((field) => {
    const args = (field.args ?? []).map((arg) => `${arg.name}: ${typeText(arg.type)}`).join(', ');
    const call = args === '' ? '' : `(${args})`;
    return {
      text: `${field.name}${call}: ${typeText(field.type)}`,
      description: field.description,
    };
  });
  const values = (type.enumValues ?? []).map(({ name, description }) => ({
    text: name,
    description,
  }));
  return [...fields, ...values];
}

let types = [];

async function readSchema() {
  const response = await ask(INTROSPECTION, {});
  const { data } = await response.json();
  types = (data?.__schema.types ?? [])
    .filter(({ name }) => !name.startsWith('__'))
    .map((type) => ({ ...type, lines: linesOf(type) }));
  showSchema();
}

function showSchema() {
  const words = search.value.trim().toLowerCase();
  const roots = ['Query', 'Mutation', 'Subscription'];
  const fits = (type) =>
    words === ''
      ? roots.includes(type.name)
      : `${type.name} ${type.lines.map(({ text }) => text).join(' ')}`
          .toLowerCase()
          .includes(words);
  schema.replaceChildren(...types.filter(fits).slice(0, MAX_SHOWN).flatMap(render));
}

/** As text only: descriptions are never markup. */
function render(type) {
  const title = document.createElement('h2');
  title.textContent = `${type.kind.toLowerCase().replace('_', ' ')} ${type.name}`;
  const about = document.createElement('p');
  about.textContent = type.description ?? '';
  const lines = type.lines.flatMap(({ text, description }) => {
    const line = document.createElement('div');
    const code = document.createElement('code');
    code.textContent = text;
    line.append(code);
    const note = document.createElement('p');
    note.textContent = description ?? '';
    return description ? [line, note] : [line];
  });
  return [title, about, ...lines];
}

element('run').addEventListener('click', run);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void run();
});
search.addEventListener('input', showSchema);
readSchema().catch((error) => {
  schema.textContent = `The schema could not be read: ${error.message}`;
});
