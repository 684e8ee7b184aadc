// 显示方式、目录定位、打印和复制网址。没有脚本时页面照常可读，这些按钮不出现。
(function () {
  'use strict';
  var html = document.documentElement;
  var KEY = 'gongkai-display';

  function stored() {
    try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch (e) { return {}; }
  }
  function store(choices) {
    try { localStorage.setItem(KEY, JSON.stringify(choices)); } catch (e) { /* 不能记住也照常用 */ }
  }
  var choices = stored();

  function darkByDefault() {
    return !!window.matchMedia && matchMedia('(prefers-color-scheme: dark)').matches;
  }
  function isOn(name, value) {
    return choices[name] === value || (name === 'theme' && !choices.theme && darkByDefault());
  }
  function apply() {
    ['size', 'contrast', 'theme'].forEach(function (name) {
      if (typeof choices[name] === 'string') html.setAttribute('data-' + name, choices[name]);
      else html.removeAttribute('data-' + name);
    });
  }
  apply();

  function toggles() {
    var tools = document.querySelector('.tools');
    if (!tools) return;
    var buttons = tools.querySelectorAll('button');
    function show() {
      buttons.forEach(function (button) {
        button.setAttribute('aria-pressed', String(isOn(button.dataset.set, button.dataset.value)));
      });
    }
    buttons.forEach(function (button) {
      button.addEventListener('click', function () {
        var name = button.dataset.set;
        if (!isOn(name, button.dataset.value)) choices[name] = button.dataset.value;
        else if (name === 'theme' && darkByDefault()) choices.theme = 'light';
        else delete choices[name];
        apply();
        store(choices);
        show();
      });
    });
    show();
    tools.hidden = false;
  }

  function contents() {
    var links = Array.prototype.slice.call(document.querySelectorAll('.toc nav a'));
    if (!links.length) return;
    var box = document.querySelector('.toc nav');
    var headings = links.map(function (link) {
      return document.getElementById(decodeURIComponent(link.hash.slice(1)));
    });
    var current = -1;
    var waiting = false;
    function mark() {
      waiting = false;
      var now = -1;
      headings.forEach(function (heading, i) {
        if (heading && heading.getBoundingClientRect().top < 120) now = i;
      });
      if (now === current) return;
      if (links[current]) links[current].removeAttribute('aria-current');
      current = now;
      if (!links[now]) return;
      links[now].setAttribute('aria-current', 'location');
      if (box.scrollHeight > box.clientHeight) {
        box.scrollTop = links[now].offsetTop - box.clientHeight / 2;
      }
    }
    addEventListener('scroll', function () {
      if (!waiting) { waiting = true; requestAnimationFrame(mark); }
    }, { passive: true });
    mark();
  }

  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    var field = document.createElement('textarea');
    field.value = text;
    field.className = 'sr';
    document.body.appendChild(field);
    field.select();
    var done = document.execCommand('copy');
    field.remove();
    return done ? Promise.resolve() : Promise.reject();
  }

  function actions() {
    document.querySelectorAll('.acts').forEach(function (acts) {
      var status = acts.querySelector('[role=status]');
      acts.hidden = false;
      acts.addEventListener('click', function (event) {
        var act = event.target.dataset.act;
        if (act === 'post') html.setAttribute('data-print', 'post');
        if (act === 'print' || act === 'post') window.print();
        html.removeAttribute('data-print');
        if (act !== 'copy') return;
        copy(event.target.dataset.url || location.href.split('#')[0]).then(
          function () { status.textContent = '已复制'; },
          function () { status.textContent = '没有复制成功，请从地址栏复制'; }
        );
      });
    });
  }

  document.addEventListener('DOMContentLoaded', function () {
    toggles();
    contents();
    actions();
  });
})();
