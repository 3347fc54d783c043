// Narrows the page to what has all the words of the search box; '/' jumps to the box, Escape clears it.
(() => {
  'use strict';
  const box = document.getElementById('search');
  const found = document.getElementById('found');
  const nothing = document.getElementById('nothing');
  const entries = Array.from(document.querySelectorAll('.entry'), element => ({
    element,
    text: element.textContent.toLowerCase(),
    link: document.querySelector('nav [data-entry="' + element.id + '"]')
  }));
  const sections = Array.from(document.querySelectorAll('.database'));

  function narrow() {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const entry of entries) {
      const fits = words.every(word => entry.text.includes(word));
      entry.element.hidden = !fits;
      if (entry.link) {
        entry.link.hidden = !fits;
      }
      shown += fits ? 1 : 0;
    }
    for (const section of sections) {
      section.hidden = words.length > 0 && !section.querySelector('.entry:not([hidden])');
    }
    nothing.hidden = shown > 0;
    found.textContent = words.length === 0 ? '' : shown + ' of ' + entries.length + ' fit';
  }

  function clear() {
    box.value = '';
    narrow();
    box.focus();
  }

  // A link leads to what a search may have hidden.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest('[hidden]')) {
      box.value = '';
      narrow();
      target.scrollIntoView();
    }
  }

  box.addEventListener('input', narrow);
  document.getElementById('clear').addEventListener('click', clear);
  window.addEventListener('hashchange', reveal);
  document.addEventListener('keydown', event => {
    if (event.key === '/' && document.activeElement !== box && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === 'Escape' && document.activeElement === box) {
      clear();
    }
  });
  // A phone begins with the tables, not with the list of them.
  if (window.matchMedia('(max-width: 50rem)').matches) {
    document.getElementById('contents').open = false;
  }
})();
