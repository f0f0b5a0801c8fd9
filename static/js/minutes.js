/* The editor of minutes: saves by itself some seconds after the last key. What could not be sent stays on this
   device, by the person, the part and the revision it goes on from, and is removed once it is saved. Without this
   script the button saves as well. */
"use strict";

(() => {
  const PAUSE = 3000;
  const AGAIN = 15000;
  const OLDEST = 2 * 24 * 3600 * 1000; // computers in offices are shared
  const UNTITLED = "議題以外の話題";

  const form = document.getElementById("minutes");
  if (!form) return;
  const state = form.querySelector("[data-state]");
  const typing = form.querySelector("[data-typing]");
  const base = form.elements.namedItem("base");
  const shelf = `minutes/${form.dataset.minutes}/`;
  const ours = new Set(); // places on the shelf that this page filled, or shows in its fields

  let dirty = false;
  let busy = false;
  let stopped = "wait" in form.dataset; // something is to be read first: the person goes on, not the clock
  let clash = false;
  let leaving = false;
  let wanted = ""; // a button that was pressed while something was being sent
  let unanswered = null; // sent, and nobody knows whether it arrived
  let timer = 0;

  /* The fields as pairs, without what belongs to the visit */
  const fields = () =>
    [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken" && name !== "act");

  const cookie = () => (document.cookie.match(/(?:^|; )csrftoken=([^;]+)/) || [])[1] || "";

  /* What is said is read out; that something is being typed is only shown */
  const say = (words, ...more) => {
    typing.hidden = true;
    if (state.textContent !== words || more.length) state.replaceChildren(words, ...more);
  };

  /* --- what stays on this device --- */

  const place = () => shelf + base.value;

  const keep = () => {
    try {
      localStorage.setItem(place(), JSON.stringify({ at: Date.now(), fields: fields() }));
      ours.add(place());
      return true;
    } catch {
      return false; // full, or forbidden: the page itself still has the text
    }
  };

  const drop = (at) => {
    try {
      localStorage.removeItem(at);
    } catch {
      /* forbidden: nothing was kept either */
    }
    ours.delete(at);
  };

  const kept = () => {
    const found = [];
    try {
      for (const at of Object.keys(localStorage).filter((key) => key.startsWith(shelf))) {
        const entry = JSON.parse(localStorage.getItem(at));
        if (Date.now() - entry.at > OLDEST) drop(at);
        else found.push({ place: at, ...entry });
      }
    } catch {
      return [];
    }
    return found.sort((one, other) => other.at - one.at);
  };

  /* The words alone, so that texts compare equal which the server tidied up */
  const words = (pairs) =>
    pairs
      .filter(([name, value]) => name !== "base" && name !== "key" && String(value).trim())
      .filter(([name, value]) => !(/^(x\d+|a\d+|file)-(title|follow)$/.test(name) && (value === "on" || value === UNTITLED)))
      .map(([name, value]) => `${name}=${String(value).replace(/\r\n?/g, "\n").trim()}`)
      .sort()
      .join("\u0000");

  /* --- sending --- */

  const later = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  };

  const saved = (sent, answer) => {
    drop(shelf + new URLSearchParams(sent).get("base"));
    base.value = answer.revision;
    const now = new URLSearchParams(fields()).toString();
    const then = new URLSearchParams(sent);
    then.set("base", base.value);
    then.delete("act");
    dirty = now !== then.toString();
    if (dirty) {
      keep();
      later(PAUSE);
      return;
    }
    [...ours].forEach(drop);
    const also = answer.beside ? `（${answer.beside}さんも編集しています）` : "";
    say(`保存しました ${answer.at}${also}`);
  };

  const clashed = (answer) => {
    clash = stopped = true;
    const button = document.createElement("button");
    button.className = "button button--tertiary";
    button.name = "act";
    button.value = "save";
    button.textContent = "違いを確かめる";
    const who = answer.by ? `${answer.by}さんが${answer.at}に保存しました。` : "ほかの画面で保存されました。";
    say(`${who}あなたの文は、まだ保存していません。`, button);
  };

  const signedOut = () => {
    const link = document.createElement("a");
    link.href = `${form.dataset.login}?next=${encodeURIComponent(location.pathname)}`;
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = "別の画面でログインする";
    say("ログインの時間が切れました。この端末に控えています。ログインすると、続けて保存します。", link);
    later(AGAIN);
  };

  const answered = async (response, sent) => {
    if (response.status === 403 || response.status === 401) {
      unanswered = null;
      signedOut();
      return;
    }
    if (response.status >= 500) throw new Error("server");
    unanswered = null;
    const answer = await response.json();
    if (response.ok) saved(sent, answer);
    else if (response.status === 409) clashed(answer);
    else say(`まだ保存していません。${answer.error}`);
  };

  const body = (act) => new URLSearchParams([...fields(), ["act", act]]).toString();

  const post = (sent) =>
    fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(sent),
      headers: { Accept: "application/json", "X-CSRFToken": cookie() },
      credentials: "same-origin",
      keepalive: sent.length < 60000,
    });

  const send = () =>
    alone(async () => {
      if (!dirty || stopped || leaving) return;
      /* What may have arrived is sent again first, as it was: the server knows it by its words */
      const sent = unanswered || body("auto");
      unanswered = sent;
      await answered(await post(sent), sent);
    });

  /* A button: saved first, then onward; a page that cannot be reached is not gone to, and the text stays here */
  const press = (act) =>
    alone(async () => {
      clearTimeout(timer);
      if (unanswered) await answered(await post(unanswered), unanswered);
      if (unanswered) return;
      const response = await post(body(act));
      if (response.ok) {
        onward((await response.json()).next);
      } else if (response.status === 409 || response.status === 422) {
        hidden("act", act);
        const token = form.elements.namedItem("csrfmiddlewaretoken");
        if (cookie()) token.value = cookie(); // signed in again in another window: the page's own is spent
        leaving = true;
        form.submit();
      } else await answered(response, "");
    });

  const onward = (next) => {
    dirty = false;
    leaving = true;
    [...ours].forEach(drop);
    const url = new URL(next, location.href);
    const here = url.pathname === location.pathname && url.hash;
    if (here) {
      location.hash = url.hash;
      location.reload();
    } else location.assign(url);
  };

  /* One thing at a time; what fails for want of a connection is tried again */
  const alone = async (act) => {
    if (busy) return;
    busy = true;
    try {
      await act();
    } catch {
      say(keep() ? "つながりません。この端末に控えています" : "つながりません。この画面を閉じないでください");
      dirty = true;
      later(AGAIN);
    } finally {
      busy = false;
    }
    if (wanted && !leaving) {
      const act = wanted;
      wanted = "";
      press(act);
    }
  };

  /* --- bringing back what was kept --- */

  const hidden = (name, value) => {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
  };

  const bringBack = (entry) => {
    const keys = new Set(entry.fields.filter(([name]) => name === "key").map(([, value]) => value));
    const values = new Map(entry.fields.filter(([name]) => name !== "key"));
    const names = new Set();
    for (const field of form.elements) {
      names.add(field.name === "key" ? `key=${field.value}` : field.name);
      const known = values.has(field.name);
      if (field.type === "radio") field.checked = known && field.value === values.get(field.name);
      else if (field.type === "checkbox") {
        if (keys.has(field.name.split("-")[0]) || field.name === "nothing_said") field.checked = known;
      } else if (known) field.value = values.get(field.name);
    }
    for (const key of keys) if (!names.has(`key=${key}`)) hidden("key", key);
    for (const [name, value] of values) if (!names.has(name)) hidden(name, value);
  };

  const offer = (entry) => {
    const box = document.querySelector("[data-offer]");
    const format = { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" };
    box.querySelector("[data-offer-at]").textContent = new Date(entry.at).toLocaleString("ja-JP", format);
    box.querySelector("[data-bring-back]").addEventListener("click", () => {
      bringBack(entry);
      ours.add(entry.place);
      box.hidden = true;
      typed();
      document.querySelectorAll(".grow").forEach(grow);
      form.elements.namedItem("opening").focus();
    });
    box.querySelector("[data-throw-away]").addEventListener("click", () => {
      drop(entry.place);
      box.hidden = true;
      document.getElementById("main").focus();
    });
    box.hidden = false;
  };

  /* --- the page --- */

  const grow = (area) => {
    if (CSS.supports("field-sizing", "content")) return;
    area.style.blockSize = "auto";
    area.style.blockSize = `${area.scrollHeight + 2}px`;
  };

  const typed = () => {
    dirty = true;
    stopped = clash;
    if (!clash) {
      say("");
      typing.hidden = false;
    }
    keep();
    later(PAUSE);
  };

  form.addEventListener("input", (event) => {
    if (event.target.classList.contains("grow")) grow(event.target);
    typed();
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const act = event.submitter ? event.submitter.value : "save";
    keep();
    if (busy) wanted = act;
    else press(act);
  });

  window.addEventListener("beforeunload", (event) => {
    if (dirty && !leaving) event.preventDefault();
  });
  window.addEventListener("pageshow", () => {
    leaving = false;
  });
  window.addEventListener("online", () => later(0));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") later(0);
  });

  document.querySelectorAll(".grow").forEach(grow);
  const left = kept();
  if ("unsaved" in form.dataset) {
    left.forEach((entry) => ours.add(entry.place));
    dirty = true;
    keep();
    later(PAUSE);
  } else {
    const now = words(fields());
    const [other] = left.filter((entry) => words(entry.fields) !== now || drop(entry.place));
    if (other) offer(other);
  }
})();
