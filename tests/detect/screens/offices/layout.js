/* What stands where on the page as drawn: elements with words of their own or a function, nested as they are. */
return (() => {
  const W = innerWidth, H = innerHeight;
  const own = e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join('').replace(/\s+/g, ' ').trim();
  const acts = e => ['A', 'BUTTON', 'UNI-BUTTON'].includes(e.tagName) || e.getAttribute('role') === 'button';
  const isDialog = e => /(^| )(dialog|vd|dg)( |$)/.test(e.className || '');
  const walk = e => {
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    const inner = [...e.children].flatMap(walk);
    if (['STYLE', 'SCRIPT', 'META', 'HEAD', 'TITLE'].includes(e.tagName) || style.visibility === 'hidden') return [];
    const goes = s => s === 'auto' || s === 'scroll';
    const scroll = (goes(style.overflowX) && e.scrollWidth > e.clientWidth + 1)
      || (goes(style.overflowY) && e.scrollHeight > e.clientHeight + 1);
    if (scroll && e !== document.body) return [{tag: 'scroll', type: '', text: '', hint: '', acts: false, dialog: false,
      font: 0, box: [box.left, box.top, box.right, box.bottom], inner}];
    const text = own(e), told = text || acts(e) || isDialog(e) || ['INPUT', 'CANVAS', 'IMG'].includes(e.tagName);
    if (!told || !box.width || !box.height || box.right <= 0 || box.bottom <= 0 || box.left >= W || box.top >= H) return inner;
    let r = box;
    if (text && !acts(e) && !e.children.length) {
      const range = document.createRange(); range.selectNodeContents(e);
      r = style.overflow === 'hidden' ? box : range.getBoundingClientRect();
    }
    return [{tag: e.tagName.toLowerCase(), type: e.type || '', text, hint: e.placeholder || '', acts: acts(e),
      dialog: isDialog(e), font: parseFloat(style.fontSize), box: [r.left, r.top, r.right, r.bottom], inner}];
  };
  return {height: document.documentElement.scrollHeight, nodes: walk(document.body)};
})();
