(function () {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const PER_PAGE = 8;

  /* The drawer: sentences behind a number. Text enters through textContent only. */
  const drawer = byId("drawer");
  let shown = { ev: [], page: 0 };

  function openDrawer(ev, label, total) {
    if (!ev.length) return;
    shown = { ev, page: 0 };
    byId("drawer-title").textContent = label || "Sentences";
    const more = total > ev.length ? `${ev.length} of ${total} sentences` : null;
    byId("drawer-count").textContent = more || `${ev.length} sentence${ev.length === 1 ? "" : "s"}`;
    turnTo(0);
    drawer.showModal();
    byId("drawer-body").focus();
  }

  function turnTo(page) {
    const last = Math.ceil(shown.ev.length / PER_PAGE) - 1;
    shown.page = Math.max(0, Math.min(last, page));
    const from = shown.page * PER_PAGE;
    const quotes = shown.ev.slice(from, from + PER_PAGE).map(quoteElement);
    byId("drawer-body").replaceChildren(...quotes);
    byId("drawer-body").scrollTop = 0;
    byId("drawer-prev").disabled = shown.page === 0;
    byId("drawer-next").disabled = shown.page === last;
    byId("drawer-prev").parentElement.hidden = last === 0;
    byId("drawer-page").textContent = `${shown.page + 1} of ${last + 1}`;
    // A button that goes dead would drop the focus out of the drawer.
    if (document.activeElement === document.body) byId("drawer-body").focus();
  }

  function quoteElement(number) {
    const [source, event, before, words, after] = data.quotes[number];
    const [title, outlet, kind, published, origin, url] = data.sources[source];
    const article = byId("quote").content.firstElementChild.cloneNode(true);
    const texts = {
      event, before, words, after, title: title || "Untitled report", published, origin,
      outlet: outlet && kind ? `${outlet}, ${kind}` : outlet || kind,
    };
    for (const [slot, text] of Object.entries(texts)) {
      article.querySelector(`[data-slot=${slot}]`).textContent = text || "";
    }
    const link = article.querySelector("[data-slot=link]");
    if (url) link.href = url; else link.remove();
    return article;
  }

  document.addEventListener("click", (click) => {
    const button = click.target.closest("button[data-ev]");
    if (!button) return;
    const ev = button.dataset.ev.split(",").map(Number);
    openDrawer(ev, button.dataset.label, Number(button.dataset.of));
  });
  byId("drawer-close").addEventListener("click", () => drawer.close());
  byId("drawer-prev").addEventListener("click", () => turnTo(shown.page - 1));
  byId("drawer-next").addEventListener("click", () => turnTo(shown.page + 1));
  drawer.addEventListener("click", (click) => { if (click.target === drawer) drawer.close(); });
  document.addEventListener("keydown", (key) => {
    if (!drawer.open) return;
    if (key.key === "ArrowLeft") turnTo(shown.page - 1);
    if (key.key === "ArrowRight") turnTo(shown.page + 1);
  });

  /* Charts: one handler for every mark that carries evidence. */
  let dragged = false;

  function openMark(_, item) {
    const datum = item && item.datum;
    if (datum && datum.ev && !dragged) openDrawer(datum.ev, datum.label, datum.of);
  }

  async function draw(element) {
    const { chart, index } = element.dataset;
    const spec = index === undefined ? data[chart] : data[chart][index];
    const options = { renderer: "svg", ast: true, actions: false, mode: "vega-lite" };
    const { view } = await window.vegaEmbed(element, spec, options);
    view.addEventListener("click", openMark);
    if (chart === "map") moveMap(element, view);
    return view;
  }

  /* The map moves by wheel, drag, pinch, keys and buttons. */
  function moveMap(element, view) {
    const home = { zoom: 1, lon: view.signal("lon0"), lat: view.signal("lat0") };
    const at = { ...home };
    const height = (lat) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
    const latitude = (y) => (2 * Math.atan(Math.exp(y)) - Math.PI / 2) * (180 / Math.PI);

    function show() {
      view.signal("zoom", at.zoom).signal("lon0", at.lon).signal("lat0", at.lat).runAsync();
    }
    function pan(dx, dy) {
      const scale = pixelsPerRadian();
      at.lon -= (dx / scale) * (180 / Math.PI);
      at.lat = Math.max(-80, Math.min(80, latitude(height(at.lat) + dy / scale)));
      show();
    }
    function zoom(factor, x, y) {
      const before = at.zoom;
      at.zoom = Math.max(0.7, Math.min(32, at.zoom * factor));
      const stays = 1 - at.zoom / before; // the point under the cursor stays where it is
      const scale = (pixelsPerRadian() / before) * at.zoom;
      at.lon -= ((x * stays) / scale) * (180 / Math.PI);
      at.lat = Math.max(-80, Math.min(80, latitude(height(at.lat) + (y * stays) / scale)));
      show();
    }
    function pixelsPerRadian() {
      const box = element.getBoundingClientRect();
      return data.mapScale * at.zoom * Math.min(box.width / data.mapSize[0], box.height / data.mapSize[1]);
    }
    const moves = {
      "+": () => zoom(1.5, 0, 0), "=": () => zoom(1.5, 0, 0), "-": () => zoom(1 / 1.5, 0, 0),
      "0": () => { Object.assign(at, home); show(); },
      ArrowLeft: () => pan(60, 0), ArrowRight: () => pan(-60, 0),
      ArrowUp: () => pan(0, 60), ArrowDown: () => pan(0, -60),
    };
    element.addEventListener("keydown", (key) => {
      if (!moves[key.key] || key.ctrlKey || key.metaKey || key.altKey) return;
      key.preventDefault();
      moves[key.key]();
    });
    const named = { in: "+", out: "-", home: "0" };
    for (const button of document.querySelectorAll("[data-map]")) {
      button.addEventListener("click", () => moves[named[button.dataset.map]]());
    }
    element.addEventListener("wheel", (wheel) => {
      wheel.preventDefault();
      const box = element.getBoundingClientRect();
      const x = wheel.clientX - box.left - box.width / 2;
      const y = wheel.clientY - box.top - box.height / 2;
      zoom(Math.exp(-wheel.deltaY * 0.0015), x, y);
    }, { passive: false });
    dragMap(element, pan, zoom);
  }

  function dragMap(element, pan, zoom) {
    const fingers = new Map();
    let travelled = 0;
    element.addEventListener("pointerdown", (down) => {
      fingers.set(down.pointerId, [down.clientX, down.clientY]);
      travelled = 0;
      dragged = false;
    });
    window.addEventListener("pointermove", (move) => {
      const last = fingers.get(move.pointerId);
      if (!last) return;
      const apart = spread(fingers);
      fingers.set(move.pointerId, [move.clientX, move.clientY]);
      const dx = move.clientX - last[0];
      const dy = move.clientY - last[1];
      travelled += Math.abs(dx) + Math.abs(dy);
      if (travelled < 4) return;
      dragged = true;
      element.classList.add("dragging");
      if (fingers.size === 2 && apart) zoom(spread(fingers) / apart, 0, 0);
      else pan(dx, dy);
    });
    for (const end of ["pointerup", "pointercancel"]) {
      window.addEventListener(end, (up) => {
        fingers.delete(up.pointerId);
        element.classList.remove("dragging");
        setTimeout(() => { dragged = false; }, 0); // after the click that ends a drag
      });
    }
  }

  function spread(fingers) {
    if (fingers.size !== 2) return 0;
    const [[x0, y0], [x1, y1]] = fingers.values();
    return Math.hypot(x1 - x0, y1 - y0);
  }

  /* Long lists: the first rows, then all on demand; the filter searches all. */
  function listEvents() {
    const table = byId("event-table");
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
    const first = Number(table.dataset.first);
    let all = rows.length <= first;

    function show() {
      const wanted = byId("event-filter").value.trim().toLowerCase().split(/\s+/);
      const kind = byId("event-kind").value;
      const found = [...body.rows].filter((row) =>
        (!kind || row.dataset.kind === kind) && wanted.every((word) => texts.get(row).includes(word)));
      const kept = new Set(all ? found : found.slice(0, first));
      for (const row of rows) row.hidden = !kept.has(row);
      byId("event-count").value = `${found.length} of ${rows.length} listed events`;
      byId("event-more").hidden = kept.size === found.length;
      byId("event-more").textContent = `Show all ${found.length}`;
    }
    byId("event-filter").addEventListener("input", show);
    byId("event-kind").addEventListener("change", show);
    byId("event-more").addEventListener("click", () => { all = true; show(); });
    table.tHead.addEventListener("click", (click) => {
      const button = click.target.closest(".sort");
      if (!button) return;
      sortRows(table, button);
      show();
    });
    show();
  }

  function sortRows(table, button) {
    const header = button.parentElement;
    const column = header.cellIndex;
    const sign = header.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    for (const other of header.parentElement.cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
    const numeric = "numeric" in button.dataset;
    const keyOf = (row) => {
      const cell = row.cells[column];
      if (!numeric) return cell.dataset.key || cell.textContent;
      const found = cell.textContent.replaceAll(",", "").match(/\d+/);
      return found ? Number(found[0]) : -1;
    };
    const compare = (a, b) => (numeric ? a - b : a.localeCompare(b, "en"));
    const keyed = [...table.tBodies[0].rows].map((row) => [keyOf(row), row]);
    keyed.sort((a, b) => sign * compare(a[0], b[0]));
    table.tBodies[0].append(...keyed.map(([, row]) => row));
  }

  function listThreats() {
    const items = [...document.querySelectorAll(".threats > li")];
    const more = byId("threat-more");
    if (items.length <= 14) return;
    for (const item of items.slice(12)) item.hidden = true;
    more.hidden = false;
    more.textContent = `Show all ${items.length}`;
    more.addEventListener("click", () => {
      for (const item of items) item.hidden = false;
      more.hidden = true;
    });
  }

  /* In print every table is open. */
  function openForPrint() {
    let closed = [];
    const start = () => {
      closed = [...document.querySelectorAll("details:not([open])")];
      for (const element of closed) element.open = true;
    };
    const stop = () => { for (const element of closed) element.open = false; closed = []; };
    const media = window.matchMedia("print");
    if (media.matches) start();
    media.addEventListener("change", (change) => (change.matches ? start() : stop()));
  }

  listEvents();
  listThreats();
  openForPrint();
  Promise.all([...document.querySelectorAll("[data-chart]")].map(draw)).then(() => {
    document.documentElement.dataset.ready = "yes";
  });
})();
