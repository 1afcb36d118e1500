/** The portal's page: shows accounts as they change, asks before it orders. It knows no secret. */
const money = (text, currency) =>
  text === null
    ? 'hidden'
    : new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(text);
const find = (selector, within = document) => within.querySelector(selector);
const sections = new Map();
const SHOWN_ORDERS = 8;

async function showOverview() {
  const response = await fetch('/api/overview');
  if (!response.ok) throw new Error((await response.json()).message);
  const { productName, clientName, accounts } = await response.json();
  find('#product').textContent = productName;
  find('#client').textContent = clientName;
  document.title = `${clientName} · ${productName}`;
  for (const account of accounts) showAccount(account);
}

function showAccount(account) {
  let section = sections.get(account.id);
  if (section === undefined) {
    section = find('#account').content.cloneNode(true).firstElementChild;
    sections.set(account.id, section);
    find('#accounts').append(section);
    const options = account.instruments.map(({ symbol, name }) => new Option(name, symbol));
    find('select', section).append(...options);
    find('form', section).addEventListener('submit', (event) => {
      event.preventDefault();
      void order(account, section, event.submitter.value);
    });
  }
  find('.name', section).textContent =
    account.status === 'ACTIVE' ? account.name : `${account.name} (halted)`;
  showFigures(section, account.currency, account);
  section.dataset.currency = account.currency;
  find('tbody', section).replaceChildren(...account.orders.map(rowOf));
}

function showFigures(section, currency, { equity, dayResultPct }) {
  find('.equity output', section).textContent = money(equity, currency);
  const change = find('.equity small', section);
  if (dayResultPct === null) return;
  const percent = { signDisplay: 'exceptZero', minimumFractionDigits: 2, maximumFractionDigits: 2 };
  change.textContent = `${Number(dayResultPct).toLocaleString(undefined, percent)} % today`;
  change.className = Number(dayResultPct) < 0 ? 'down' : 'up';
}

function rowOf({ id, side, quantity, symbol, status, statusReason, averageFillPrice }) {
  const row = document.createElement('tr');
  row.dataset.order = id;
  const words = `${side === 'BUY' ? 'Buy' : 'Sell'} ${quantity ?? ''} ${symbol}`;
  for (const text of [words, status.toLowerCase().replaceAll('_', ' '), averageFillPrice ?? '–']) {
    row.insertCell().textContent = text;
  }
  row.cells[1].title = statusReason ?? '';
  row.cells[2].className = 'number';
  return row;
}

function showOrder(order) {
  const body = find('tbody', sections.get(order.accountId));
  const shown = find(`[data-order="${order.id}"]`, body);
  if (shown !== null) shown.replaceWith(rowOf(order));
  else body.prepend(rowOf(order));
  while (body.rows.length > SHOWN_ORDERS) body.lastElementChild.remove();
}

async function order({ id: accountId, name, instruments, currency }, section, side) {
  const { symbol, quantity } = Object.fromEntries(new FormData(find('form', section)));
  const { price } = instruments.find((one) => one.symbol === symbol) ?? { price: null };
  const question = `${side === 'BUY' ? 'Buy' : 'Sell'} ${quantity} ${symbol} in ${name}?`;
  // One key for one intention: clicked or sent twice, it is one order.
  const idempotencyKey = crypto.randomUUID();
  const estimate = price === null ? '' : money(String(Number(price) * Number(quantity)), currency);
  if (!(await confirmed(question, `At the market, about ${estimate}.`))) return;
  const answer = find('.answer', section);
  answer.textContent = 'Placing …';
  const body = JSON.stringify({ accountId, symbol, side, quantity, idempotencyKey });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch('/api/orders', { method: 'POST', headers, body });
  const result = await response.json();
  answer.className = response.ok ? 'answer' : 'answer refused';
  if (response.ok) {
    answer.textContent = `The order is ${result.status.toLowerCase().replaceAll('_', ' ')}.`;
    showOrder(result);
  } else answer.textContent = result.message;
}

function confirmed(question, estimate) {
  const dialog = find('#confirm');
  find('#question').textContent = question;
  find('#estimate').textContent = estimate;
  dialog.returnValue = 'cancel';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'place'), { once: true });
  });
}

function followLive() {
  const connection = find('#connection');
  const live = new EventSource('/api/live');
  // Also after a lost connection: what happened meanwhile is in the overview.
  live.addEventListener('open', () => {
    connection.textContent = 'Live';
    void showOverview();
  });
  live.addEventListener('error', () => (connection.textContent = 'Reconnecting …'));
  live.addEventListener('message', ({ data }) => {
    const { kind, figures, order } = JSON.parse(data);
    const section = sections.get(kind === 'order' ? order.accountId : figures.id);
    if (section === undefined) return;
    if (kind === 'order') showOrder(order);
    else showFigures(section, section.dataset.currency, figures);
  });
}

followLive();
