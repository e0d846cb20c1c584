// Says when the store has something new; the page itself needs no script.
(() => {
  const note = document.getElementById("fresh");
  let at = null;
  const ask = async () => {
    try {
      const now = (await (await fetch("/v1/state")).json()).mark;
      if (at !== null && now !== at) {
        const link = document.createElement("a");
        link.href = location.href;
        link.textContent = "Something new has come in: show it";
        note.replaceChildren(link);
        note.hidden = false;
      }
      at = at ?? now;
    } catch { /* the server is resting */ }
  };
  ask();
  setInterval(() => { if (!document.hidden) ask(); }, 30000);
})();
