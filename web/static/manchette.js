// What do pages do better with a script? Complete what is typed, and answer to the keyboard. All else works without.

const FRENCH = document.documentElement.lang === 'fr';
const SAID = FRENCH
  ? {title: 'titre', source: 'journal', author: 'auteur', list: 'Propositions', copied: 'Copié'}
  : {title: 'title', source: 'newspaper', author: 'author', list: 'Suggestions', copied: 'Copied'};
const WAIT = 120; // ms without a key before the server is asked

const make = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

// The box: a combobox with a list, as the ARIA Authoring Practices describe it.
class Completion {
  constructor(input) {
    this.input = input;
    this.typed = input.value;
    this.at = -1;
    this.list = make('ul', {id: `${input.id}-list`, role: 'listbox', className: 'options', hidden: true});
    this.list.setAttribute('aria-label', SAID.list);
    input.after(this.list);
    input.role = 'combobox';
    for (const [name, value] of [['autocomplete', 'list'], ['controls', this.list.id], ['expanded', 'false']]) {
      input.setAttribute(`aria-${name}`, value);
    }
    input.addEventListener('input', () => this.ask());
    input.addEventListener('keydown', event => this.key(event));
    input.addEventListener('blur', () => this.close());
    this.list.addEventListener('mousedown', event => event.preventDefault());
    this.list.addEventListener('click', event => this.take(event.target.closest('[role=option]')));
  }

  ask() {
    this.typed = this.input.value;
    clearTimeout(this.timer);
    this.asked?.abort();
    if (!this.typed.trim()) return this.close();
    this.timer = setTimeout(() => this.fetch(this.typed), WAIT);
  }

  async fetch(typed) {
    this.asked = new AbortController();
    const address = `${this.input.dataset.suggest}?${new URLSearchParams({q: typed, size: 8})}`;
    try {
      const reply = await fetch(address, {signal: this.asked.signal});
      if (reply.ok && document.activeElement === this.input) this.show((await reply.json()).suggestions);
    } catch (error) {
      if (error.name !== 'AbortError') this.close(); // no network: one may still ask
    }
  }

  show(found) {
    this.at = -1;
    this.list.replaceChildren(...found.map((each, rank) => {
      const option = make('li', {id: `${this.list.id}-${rank}`, role: 'option'}, make('span', {lang: 'fr'}, each.text));
      option.dataset.question = each.question;
      if (SAID[each.kind]) option.append(' ', make('small', {}, SAID[each.kind]));
      return option;
    }));
    this.open(found.length > 0);
  }

  open(open) {
    this.list.hidden = !open;
    this.input.setAttribute('aria-expanded', open);
    if (!open) this.input.removeAttribute('aria-activedescendant');
  }

  close() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.at = -1;
    this.open(false);
  }

  key(event) {
    const options = [...this.list.children];
    if (event.key === 'Escape' && !this.list.hidden) {
      event.preventDefault(); // a first Escape closes the list, and does not empty the box
      this.input.value = this.typed;
      this.close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options.length && !event.altKey) {
      event.preventDefault();
      if (this.list.hidden) this.open(true);
      const places = options.length + 1; // the box itself is one
      this.at = (this.at + 1 + (event.key === 'ArrowDown' ? 1 : places - 1)) % places - 1;
      this.point(options);
    }
  }

  point(options) {
    options.forEach((option, rank) => option.setAttribute('aria-selected', rank === this.at));
    const option = options[this.at];
    this.input.value = option ? option.dataset.question : this.typed;
    if (option) this.input.setAttribute('aria-activedescendant', option.id);
    else this.input.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({block: 'nearest'});
  }

  take(option) {
    if (!option) return;
    this.input.value = option.dataset.question;
    this.input.form.requestSubmit();
  }
}

// The keyboard: a letter does something only outside the fields where one writes.
const step = (selector, by) => {
  const all = [...document.querySelectorAll(selector)];
  const now = all.indexOf(document.activeElement);
  const next = all[now < 0 ? (by > 0 ? 0 : all.length - 1) : now + by];
  if (!next) return;
  if (next.tabIndex < 0) next.tabIndex = -1;
  next.focus({preventScroll: true});
  next.scrollIntoView({block: 'center'});
};

const go = rel => document.querySelector(`main a[rel=${rel}]`)?.click();

const answer = by => document.querySelector('.hits') ? step('.hits h2 a', by) : go(by > 0 ? 'next' : 'prev');

const KEYS = {
  '/': () => {
    const box = document.querySelector('#q');
    box?.focus();
    box?.select();
  },
  'j': () => answer(1),
  'k': () => answer(-1),
  'n': () => step('.whole mark', 1),
  'N': () => step('.whole mark', -1),
  '?': () => document.querySelector('#touches')?.showModal(),
};

document.addEventListener('keydown', event => {
  const writing = event.target.closest?.('input:not([type=checkbox], [type=radio]), select, textarea, dialog');
  if (writing || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});

// Buttons that only a script can serve are hidden without it: data-copy names what to copy, data-opens a dialog.
for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).innerText.trim());
    const before = button.textContent;
    button.textContent = SAID.copied;
    setTimeout(() => { button.textContent = before; }, 2000);
  });
}
for (const link of document.querySelectorAll('[data-opens]')) {
  link.addEventListener('click', event => {
    event.preventDefault();
    document.getElementById(link.dataset.opens).showModal();
  });
}
for (const input of document.querySelectorAll('input[data-suggest]')) new Completion(input);
