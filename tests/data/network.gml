Creator "nobody"
graph [
  directed 0
  node [
    id 0
    label "Ada Ashby"
  ]
  node [
    id 1
    label "Bj&#246;rn &#197;lund"
  ]
  node [
    id 2
    label "Carla de Souza"
  ]
  node [
    id 3
    label "Dmitri Orlov"
  ]
  node [
    id 4
    label "&#201;lo&#239;se Renard"
  ]
  node [
    id 5
    label "Fumiko Tanaka"
  ]
  node [
    id 6
    label "Gustav O'Hara"
  ]
  node [
    id 7
    label "Hana Nov&#225;k"
  ]
  node [
    id 8
    label "Ivo Lonely"
  ]
  node [
    id 9
    label "Jun Park"
  ]
  edge [
    source 0
    target 1
    weight 3
  ]
  edge [
    source 0
    target 2
    weight 1.5
  ]
  edge [
    source 1
    target 2
    weight 2
  ]
  edge [
    source 2
    target 3
    weight 1
  ]
  edge [
    source 3
    target 4
    weight 4
  ]
  edge [
    source 4
    target 5
    weight 0.5
  ]
  edge [
    source 5
    target 6
    weight 2.25
  ]
  edge [
    source 6
    target 7
    weight 1
  ]
  edge [
    source 7
    target 9
    weight 6
  ]
  edge [
    source 0
    target 9
    weight 1
  ]
]
