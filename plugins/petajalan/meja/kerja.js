// Opens Decap CMS for one region: the region comes with the address (?daerah=…) and is remembered through the sign-in,
// which leads away and comes back without it.
import bahasa from "./bahasa.js";
import { RUSAK, format } from "./bentuk.js";
import { fetchLists, learn } from "./daftar.js";
import { register } from "./isian.js";

const REMEMBERED = "petajalan-meja-daerah";
const ITEM = '[class*="SortableListItem"]';

async function start() {
  const text = await (await fetch("meja.json")).text();
  const asked = new URLSearchParams(location.search).get("daerah");
  const daerah = asked ?? sessionStorage.getItem(REMEMBERED) ?? "";
  const { nama, layanan, ...rest } = JSON.parse(text);
  if (!Object.hasOwn(nama, daerah)) {
    say(daerah ? `Daerah “${daerah}” tidak ada di portal ini.` : "Daerahnya belum dipilih.");
    return;
  }
  sessionStorage.setItem(REMEMBERED, daerah);
  document.title = `Meja ${nama[daerah]} · Petajalan`;
  document.querySelector("#meja-kata h1").textContent = `Meja ${nama[daerah]}`;
  // Only our own placeholder: Decap's templates have two brackets.
  const { konfigurasi, daftar, kunci } = JSON.parse(JSON.stringify(rest).replaceAll("{daerah}", daerah));
  konfigurasi.site_url = konfigurasi.display_url = new URL(`../../${daerah}/`, location.href).href;
  await load("decap-cms.js");
  const { CMS } = window;
  CMS.registerLocale("id", bahasa);
  for (const laci of konfigurasi.collections) {
    const named = laci.files ? { list: daftar, name: kunci } : { prose: laci.extension === "md" };
    const fields = laci.fields ?? laci.files[0].fields;
    CMS.registerCustomFormat(laci.format, laci.extension ?? "yml", learning(laci, format(fields, named), daftar, kunci));
    fields.unshift({ name: RUSAK, label: "Berkas ini", widget: "rusak", required: false });
  }
  register(CMS, daftar);
  const lists = () => fetchLists(daerah).catch(() => {}); // without lists a line is still a line
  lists();
  window.addEventListener("hashchange", lists);
  openWhatTheAddressSays(CMS);
  CMS.init({ config: konfigurasi });
  const root = document.getElementById("nc-root");
  mend(root, nama[daerah]);
  leadToMistakes(root);
  say(
    layanan
      ? `Masuk dengan akun ${layanan}. Belum punya akun atau izin? Mintalah kepada pengelola portal.`
      : "Meja ini berjalan di komputer Anda sendiri. Tekan Masuk; tidak perlu akun.",
  );
}

function say(words) {
  document.getElementById("meja-keadaan").textContent = words;
}

function load(address) {
  window.CMS_MANUAL_INIT = true;
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = () => failed(new Error("Program meja tidak dapat diunduh."));
    document.head.append(script);
  });
}

// What a file of names and shapes says is known to the other drawers at once, before the portal has published it.
function learning(laci, { fromFile, toFile }, list, key) {
  if (!laci.files) return { fromFile, toFile };
  const note = (data) => learn(laci.name, (data[list] ?? []).map((one) => [one[key], one.judul ?? one.nama]));
  return {
    fromFile(text) {
      const data = fromFile(text);
      note(data);
      return data;
    },
    toFile(data) {
      const text = toFile(data);
      note(data);
      return text;
    },
  };
}

// What Decap leaves without words, in English, or with the address of the machine.
function mend(root, nama) {
  const look = () => {
    for (const bar of root.querySelectorAll('[class*="ListItemTopBar"]')) {
      const buttons = bar.querySelectorAll(":scope > button");
      if (buttons.length !== 2 || buttons[0].ariaLabel) continue;
      buttons[0].ariaLabel = "Buka atau tutup butir";
      buttons[1].ariaLabel = "Buang butir";
      bar.querySelector(":scope > [role=button]")?.setAttribute("aria-label", "Pindahkan butir");
    }
    for (const link of root.querySelectorAll('a[class*="AppHeaderSiteLink"]')) say(link, nama);
    for (const hint of root.querySelectorAll('[id^="DndDescribedBy"]')) say(hint, "Seret untuk memindahkan butir ini.");
    for (const live of root.querySelectorAll('[id^="DndLiveRegion"][aria-live]')) live.removeAttribute("aria-live");
    document.body.classList.toggle("meja-baru", /#\/collections\/[^/]+\/new/.test(location.hash));
  };
  const say = (node, words) => node.textContent === words || (node.textContent = words);
  new MutationObserver(look).observe(root, { childList: true, subtree: true });
}

// Say where the mistakes are when a form is refused: Decap says that it is, and rejects without a reason.
function leadToMistakes(root) {
  window.addEventListener("unhandledrejection", (event) => {
    if (event.reason === undefined) setTimeout(() => showFirst(root));
    else if (event.reason?.type !== "ENTRY_PERSIST_FAILURE") return;
    event.preventDefault();
  });
}

async function showFirst(root) {
  const mistake = root.querySelector('[class*="ControlErrorsList"] li');
  if (!mistake) return;
  // Open what it is closed in, from the outside in.
  const around = [];
  for (let one = mistake.closest(ITEM); one; one = one.parentElement.closest(ITEM)) around.unshift(one);
  for (const item of around) {
    if (item.querySelector(':scope > [class*="NestedObjectLabel"]')?.offsetParent) {
      item.querySelector(":scope > [class*=ListItemTopBar] > button")?.click();
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  const place = mistake.closest('[class*="ControlContainer"]');
  place.querySelector("input, textarea, button")?.focus({ preventScroll: true });
  place.scrollIntoView({ block: "center" });
}

// Decap keeps the form of one entry when the address of another is typed, and would save it to that other page.
function openWhatTheAddressSays(CMS) {
  let [saving, leaving] = [false, false];
  CMS.registerEventListener({ name: "preSave", handler: () => void (saving = true) });
  window.addEventListener("beforeunload", (event) => leaving && event.stopImmediatePropagation());
  window.addEventListener("hashchange", ({ oldURL, newURL }) => {
    const [from, to] = [oldURL, newURL].map((url) => /#\/collections\/([^/]+)\/(entries\/[^?]+|new)/.exec(url));
    const own = saving && from?.[2] === "new" && from[1] === to?.[1]; // a new entry that was saved gets its address
    const next = from && to?.[1] === from[1] && to[2] === "new"; // “Terbitkan, lalu buat yang baru”
    saving = false;
    if (!from || !to || from[0] === to[0] || own || next) return;
    // Decap first asks about what is not saved, and takes the address back if the officer stays.
    setTimeout(() => {
      if (location.href !== newURL) return;
      leaving = true;
      location.reload();
    }, 200);
  });
}

start().catch((error) => say(`Meja tidak dapat dibuka: ${error.message}`));
