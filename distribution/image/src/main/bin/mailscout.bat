@echo off
rem Starts mailscout with the Java of JAVA_HOME, else with the first one on the path; 17 or later.
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" --version >nul 2>&1
if errorlevel 1 (
  echo mailscout: no Java of 17 or later found: set JAVA_HOME 1>&2
  exit /b 3
)
for /f "tokens=2 delims=. " %%v in ('"%JAVA%" --version') do (
  if %%v LSS 17 (
    echo mailscout: Java %%v is too old: 17 or later is needed 1>&2
    exit /b 3
  )
  goto start
)
:start
"%JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto ^
  "-Djava.util.logging.config.file=%HOME_DIR%\lib\logging.properties" ^
  -Dslf4j.internal.verbosity=ERROR ^
  "-Dmailscout.home=%HOME_DIR%" ^
  -Djdk.console=java.base ^
  --add-modules java.logging,java.naming,java.net.http,java.sql,java.xml,jdk.crypto.ec,jdk.net,jdk.zipfs ^
  --module-path "%HOME_DIR%\lib" ^
  --module org.mailscout.cli/org.mailscout.cli.Main %*
exit /b %errorlevel%
