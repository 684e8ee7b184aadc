// 页面生成以后日子过去了：按北京时间把“正在征求意见”改成“已经结束”，把剩余天数算对；清单里结束了的不再列。
(function () {
  'use strict';
  var DAY = 86400000;
  var today = Math.floor((Date.now() + 8 * 3600000) / DAY);
  function day(text) { return Math.floor(Date.parse(text + 'T00:00:00Z') / DAY); }
  document.querySelectorAll('[data-until]').forEach(function (box) {
    var left = day(box.dataset.until) - today;
    var state = left < 0 ? 'closed' : today < day(box.dataset.from) ? 'waiting' : 'open';
    box.classList.remove('waiting', 'open', 'closed');
    box.classList.add(state);
    box.querySelectorAll('[data-when]').forEach(function (part) { part.hidden = part.dataset.when !== state; });
    box.querySelectorAll('[data-days]').forEach(function (part) {
      part.textContent = left === 0 ? '今天是最后一天' : '还有' + left + '天';
    });
    if (box.tagName === 'LI') box.hidden = state === 'closed';
  });
  document.querySelectorAll('[data-open]').forEach(function (section) {
    section.hidden = !section.querySelector('[data-until]:not([hidden])');
  });
})();
