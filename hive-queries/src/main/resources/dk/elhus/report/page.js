// Draws the chart from its data block; colours follow the page, keys walk from point to point.
(() => {
  'use strict';
  const box = document.getElementById('chart');
  const said = document.getElementById('point');
  const option = JSON.parse(document.getElementById('chart-data').textContent);
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  // Of Okabe and Ito's colours, those that stand out from the paper for every kind of colour vision.
  const palettes = {
    light: ['#0072b2', '#d55e00', '#00795a', '#a8458f', '#5b5b5b', '#8a6a00'],
    dark: ['#56b4e9', '#e69f00', '#33c79b', '#dd8fb9', '#c0c0c0', '#f0e442']
  };
  let chart;
  let at = -1;

  function draw(isDark) {
    const style = getComputedStyle(document.body);
    const ink = isDark ? '#e8eaed' : '#1b1f24';
    const line = isDark ? '#3a424c' : '#d0d7de';
    const axis = {
      axisLabel: {color: ink, hideOverlap: true},
      nameTextStyle: {color: ink},
      axisLine: {lineStyle: {color: line}},
      splitLine: {lineStyle: {color: line}}
    };
    if (chart) {
      chart.dispose();
    }
    chart = echarts.init(box, null, {renderer: 'svg'});
    chart.setOption(Object.assign({}, option, {
      color: isDark ? palettes.dark : palettes.light,
      backgroundColor: 'transparent',
      animation: false,
      textStyle: {fontFamily: style.fontFamily},
      xAxis: Object.assign({}, axis, option.xAxis, {
        splitLine: {show: false},
        axisLabel: Object.assign({}, axis.axisLabel, option.xAxis.axisLabel)
      }),
      yAxis: Object.assign({}, axis, option.yAxis, {
        nameTextStyle: Object.assign({color: ink}, option.yAxis.nameTextStyle)
      }),
      legend: option.legend && Object.assign({}, option.legend, {textStyle: {color: ink}}),
      tooltip: Object.assign({}, option.tooltip, {
        backgroundColor: isDark ? '#1d2229' : '#ffffff', borderColor: line, textStyle: {color: ink}
      })
    }));
    // ECharts writes its own description; ours says the answer.
    box.setAttribute('role', 'img');
    box.removeAttribute('aria-label');
  }

  function points() {
    return option.xAxis.data ? option.xAxis.data.length : option.series[0].data.length;
  }

  function shown(value) {
    return value === null || value === undefined ? 'nothing' : Number(value).toLocaleString('en');
  }

  function say(index) {
    if (option.xAxis.data) {
      const values = option.series.map(series => series.name + ' ' + shown(series.data[index]));
      return option.xAxis.data[index] + ': ' + values.join(', ') + ' ' + (option.yAxis.name || '');
    }
    const point = option.series[0].data[index];
    return option.xAxis.name + ' ' + shown(point[0]) + ', ' + option.yAxis.name + ' ' + shown(point[1]);
  }

  function go(index) {
    at = Math.max(0, Math.min(points() - 1, index));
    chart.dispatchAction({type: 'showTip', seriesIndex: 0, dataIndex: at});
    said.textContent = say(at);
  }

  box.addEventListener('keydown', event => {
    const to = {ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: points() - 1}[event.key];
    if (to !== undefined) {
      event.preventDefault();
      go(to);
    } else if (event.key === 'Escape') {
      chart.dispatchAction({type: 'hideTip'});
    }
  });
  box.addEventListener('blur', () => chart.dispatchAction({type: 'hideTip'}));
  dark.addEventListener('change', () => draw(dark.matches));
  window.addEventListener('resize', () => chart.resize());
  window.addEventListener('beforeprint', () => draw(false));
  window.addEventListener('afterprint', () => draw(dark.matches));
  draw(dark.matches);
})();
