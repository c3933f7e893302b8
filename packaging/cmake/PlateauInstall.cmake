# What cmake --install lays out. The program that trains is linked with LibTorch, which comes into a user's runtime folder:
# bin/plateau finds it there and starts the program.
install(TARGETS plateau-gui RUNTIME DESTINATION bin)
if(PLATEAU_TORCH)
    install(TARGETS plateau RUNTIME DESTINATION lib/plateau)
    install(PROGRAMS packaging/launcher.sh DESTINATION bin RENAME plateau)
endif()

install(PROGRAMS packaging/setup.sh DESTINATION share/plateau/packaging)
install(FILES packaging/wheels.tsv DESTINATION share/plateau/packaging)
install(DIRECTORY packaging/lib DESTINATION share/plateau/packaging)
install(DIRECTORY resources/demo resources/schema DESTINATION share/plateau/resources PATTERN __pycache__ EXCLUDE)

install(FILES packaging/desktop/app.plateau.Plateau.desktop DESTINATION share/applications)
install(FILES packaging/desktop/app.plateau.Plateau.metainfo.xml DESTINATION share/metainfo)
install(FILES packaging/desktop/app.plateau.Plateau.mime.xml DESTINATION share/mime/packages RENAME app.plateau.Plateau.xml)
install(FILES resources/icons/plateau.svg DESTINATION share/icons/hicolor/scalable/apps RENAME app.plateau.Plateau.svg)
install(FILES README.md COPYING.exception DESTINATION share/doc/plateau)
