// Chooses, sorts and groups the paths of the page. Without it everything is there to read; this only makes it shorter.
"use strict";
(() => {
  const VERDICTS = ["SAFE", "TOO EARLY", "BLIND", "IN USE"];
  const LISTS = ["owner", "service", "client", "kind", "environment"];
  const FIELDS = ["text", ...LISTS, "date", "from", "to", "group"];
  const VERDICT = 0;
  const USERS = 5;
  const NAMES = {_unknown: "(without a name)", _other: "(others)"};

  const byId = id => document.getElementById(id);
  const table = document.querySelector(".overview");
  if (!table) {
    return;
  }
  const field = Object.fromEntries([...FIELDS, "sort"].map(id => [id, byId(id)]));
  const lines = text => text.split("\n").filter(line => line !== "");
  const collator = new Intl.Collator("en", {numeric: true, sensitivity: "base"});
  const paths = [...table.tBodies].map(body => {
    const lists = Object.fromEntries(LISTS.map(list => [list, lines(body.dataset[list])]));
    const shown = body.rows[0].textContent + " " + body.querySelector("summary").textContent;
    return {
      body,
      lists,
      details: body.querySelector("details"),
      verdict: body.dataset.verdict,
      text: [shown, ...Object.values(lists).flat()].join(" ").toLowerCase(),
      keys: [...body.rows[0].cells].map(cell => cell.textContent.trim()),
    };
  });
  paths.forEach(path => {
    path.keys[VERDICT] = String(VERDICTS.indexOf(path.verdict));
    path.keys[USERS] = path.lists.client.length === 0 ? "-" : String(path.lists.client.length);
  });
  const clients = [...document.querySelectorAll("details.client")];
  const heads = [...table.tHead.rows[0].cells];
  const tiles = [...document.querySelectorAll(".counts li")].map(tile => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...tile.childNodes);
    tile.append(button);
    return {button, verdict: tile.dataset.verdict};
  });
  const verdicts = new Set();
  let sorted = {column: 0, down: false};
  let closedGroups = new Set();

  // What is shown

  function isChosen(path) {
    const words = field.text.value.toLowerCase().split(/\s+/);
    return (verdicts.size === 0 || verdicts.has(path.verdict))
      && words.every(word => path.text.includes(word))
      && LISTS.every(list => field[list].value === "" || path.lists[list].includes(field[list].value))
      && isInRange(path.body.dataset[field.date.value].slice(0, 10));
  }

  function isInRange(day) {
    const {from, to} = {from: field.from.value, to: field.to.value};
    return (from === "" && to === "") || (day > "0" && (from === "" || day >= from) && (to === "" || day <= to));
  }

  /** What is not known comes last, whichever way. */
  function compare(one, other) {
    const a = one.keys[sorted.column];
    const b = other.keys[sorted.column];
    if (a === b) {
      return 0;
    }
    if (a === "-" || b === "-") {
      return a === "-" ? 1 : -1;
    }
    return (sorted.down ? -1 : 1) * collator.compare(a, b);
  }

  function show() {
    const chosen = paths.filter(isChosen).sort(compare);
    table.querySelectorAll(".group").forEach(group => group.remove());
    paths.forEach(path => { path.body.hidden = true; });
    const by = field.group.value;
    if (by === "") {
      chosen.forEach(place);
    } else {
      const groups = new Map();
      chosen.forEach(path => {
        const name = path.lists[by].join(", ");
        groups.set(name, [...(groups.get(name) ?? []), path]);
      });
      [...groups].sort(([a], [b]) => (a === "") - (b === "") || collator.compare(a, b))
        .forEach(([name, members]) => {
          table.append(heading(name || "no " + by + " is named", members));
          members.forEach(place);
          members.forEach(path => { path.body.hidden = closedGroups.has(name || "no " + by + " is named"); });
        });
    }
    clients.forEach(client => {
      client.hidden = field.client.value !== "" && client.dataset.client !== field.client.value;
    });
    tiles.forEach(tile => tile.button.setAttribute("aria-pressed", verdicts.has(tile.verdict)));
    heads.forEach((head, i) => {
      const way = sorted.down ? "descending" : "ascending";
      head.setAttribute("aria-sort", i === sorted.column ? way : "none");
    });
    field.sort.value = sorted.column;
    const none = chosen.length === 0 ? ". Nothing matches; Reset shows them again." : "";
    byId("shown").textContent = `${chosen.length} of ${paths.length} paths${none}`;
    remember();
  }

  function place(path) {
    path.body.hidden = false;
    table.append(path.body);
  }

  function heading(name, members) {
    const body = document.createElement("tbody");
    body.className = "group";
    const cell = document.createElement("th");
    cell.colSpan = heads.length;
    cell.scope = "rowgroup";
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-expanded", !closedGroups.has(name));
    const counts = VERDICTS.map(verdict => [members.filter(path => path.verdict === verdict).length, verdict])
      .filter(([count]) => count > 0).map(([count, verdict]) => `${count} ${verdict}`).join(", ");
    const small = document.createElement("small");
    small.textContent = counts;
    button.append(name + " ", small);
    button.addEventListener("click", () => {
      const close = !closedGroups.delete(name);
      if (close) {
        closedGroups.add(name);
      }
      button.setAttribute("aria-expanded", !close);
      members.forEach(path => { path.body.hidden = close; });
    });
    cell.append(button);
    body.insertRow().append(cell);
    return body;
  }

  // What was chosen is part of the address, so that it can be sent to others

  function remember() {
    const chosen = new URLSearchParams();
    FIELDS.filter(id => field[id].value !== field[id].defaultChoice).forEach(id => chosen.set(id, field[id].value));
    verdicts.forEach(verdict => chosen.append("verdict", verdict));
    if (sorted.column !== 0 || sorted.down) {
      chosen.set("sort", sorted.column + (sorted.down ? "-" : ""));
    }
    const isView = location.hash === "" || location.hash.startsWith("#?");
    if (isView && (chosen.size > 0 || location.hash !== "")) {
      history.replaceState(null, "", "#" + (chosen.size > 0 ? "?" + chosen : ""));
    }
  }

  function recall() {
    const chosen = new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(2) : "");
    FIELDS.forEach(id => { field[id].value = chosen.get(id) ?? field[id].defaultChoice; });
    verdicts.clear();
    chosen.getAll("verdict").filter(verdict => VERDICTS.includes(verdict)).forEach(verdict => verdicts.add(verdict));
    const sort = chosen.get("sort") ?? "0";
    const column = parseInt(sort, 10);
    sorted = {column: heads[column] ? column : 0, down: sort.endsWith("-")};
  }

  /** The part of the page that the address names: it is shown and opened, whatever is chosen. */
  function follow() {
    if (location.hash.startsWith("#?")) {
      recall();
      show();
      return;
    }
    const target = location.hash.length > 1 ? byId(location.hash.slice(1)) : null;
    const details = target?.closest("details");
    if (!details) {
      return;
    }
    if (details.hidden || details.closest("tbody")?.hidden) {
      reset();
    }
    details.open = true;
    target.scrollIntoView();
  }

  function reset() {
    FIELDS.forEach(id => { field[id].value = field[id].defaultChoice; });
    verdicts.clear();
    closedGroups = new Set();
    sorted = {column: 0, down: false};
    show();
  }

  // The controls

  for (const list of LISTS) {
    const values = [...new Set(paths.flatMap(path => path.lists[list]))].sort(collator.compare);
    field[list].append(new Option("all", ""), ...values.map(value => new Option(NAMES[value] ?? value, value)));
    field[list].closest("p").hidden = values.length < 2;
  }
  heads.forEach((head, i) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      sorted = {column: i, down: i === sorted.column && !sorted.down};
      show();
    });
    head.append(button);
    field.sort.append(new Option(button.textContent, i));
  });
  FIELDS.forEach(id => {
    field[id].defaultChoice = field[id].value;
    field[id].addEventListener("input", show);
  });
  field.sort.addEventListener("input", () => {
    sorted = {column: Number(field.sort.value), down: false};
    show();
  });
  tiles.forEach(tile => tile.button.addEventListener("click", () => {
    if (!verdicts.delete(tile.verdict)) {
      verdicts.add(tile.verdict);
    }
    show();
  }));
  byId("reset").addEventListener("click", reset);
  byId("open").addEventListener("click", () => {
    paths.filter(path => !path.body.hidden).forEach(path => { path.details.open = true; });
    clients.filter(client => !client.hidden).forEach(client => { client.open = true; });
  });
  byId("close").addEventListener("click", () => {
    paths.forEach(path => { path.details.open = false; });
    clients.forEach(client => { client.open = false; });
  });
  // A click anywhere in a row opens its path, unless it marks text to copy.
  table.addEventListener("click", event => {
    const row = event.target.closest("tbody:not(.group) > tr:first-child");
    if (row && String(getSelection()) === "") {
      const details = row.parentElement.querySelector("details");
      details.open = !details.open;
    }
  });
  addEventListener("hashchange", follow);
  byId("tools").hidden = false;
  byId("shown").hidden = false;
  document.documentElement.classList.add("scripted");
  recall();
  show();
  follow();
})();
