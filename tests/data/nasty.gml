# a comment
graph [
  directed 1
  node [ id 1 label "Ann &amp; &#66;ob" graphics [ x 1 y [ z 2 ] ] ]
  node [ id 2 ]
  node [ label "No id" ]
  node [ id 1 label "Twice" ]
  ] ]
graph [
  edge [ source 1 target 2 value 3 ]
  edge [ source 1 target 99 ]
  edge [ target 2 ]
  edge [ source 2 target 1 weight "x" ]
  edge [ source 2 target 2 ]
  node [ id 3 label "never closed
